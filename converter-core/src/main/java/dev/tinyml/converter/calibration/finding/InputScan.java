package dev.tinyml.converter.calibration.finding;

/** What one pass over all samples gathers about an input. Not thread-safe. */
final class InputScan {
  private static final float FAR = 6;

  private final String subject;
  private final Channels channels;
  private final Moments moments;
  private final Coverage coverage;
  private final FlatSamples flat;
  private long far;
  private float farthest;
  private long values;

  /**
   * @param subject what to call the input in findings
   */
  InputScan(String subject, Channels channels) {
    this.subject = subject;
    this.channels = channels;
    moments = new Moments(channels.count() * channels.steps());
    coverage = new Coverage(channels);
    flat = new FlatSamples(channels);
  }

  /** Takes account of a representative sample, normalized. */
  void addRepresentative(int sample, float[] sampleValues) {
    add(sampleValues);
    coverage.addRepresentative(sample, sampleValues);
  }

  /** Takes account of a held-out sample, normalized; after all representative ones. */
  void addHeldOut(float[] sampleValues) {
    add(sampleValues);
    coverage.addHeldOut(sampleValues);
  }

  private void add(float[] sampleValues) {
    moments.add(sampleValues);
    flat.add(sampleValues);
    values += sampleValues.length;
    for (float value : sampleValues) {
      float distance = Math.abs(value);
      farthest = Math.max(farthest, distance);
      if (distance > FAR) {
        far++;
      }
    }
  }

  String subject() {
    return subject;
  }

  Channels channels() {
    return channels;
  }

  /** Of all normalized samples. */
  Moments moments() {
    return moments;
  }

  Coverage coverage() {
    return coverage;
  }

  FlatSamples flat() {
    return flat;
  }

  /** Share of the normalized values farther than six from zero. */
  double shareFar() {
    return (double) far / values;
  }

  /** Largest distance of a normalized value from zero. */
  float farthest() {
    return farthest;
  }
}
