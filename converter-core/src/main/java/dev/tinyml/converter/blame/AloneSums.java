package dev.tinyml.converter.blame;

/** What comes out of a float model in which one operator is quantized. Not thread-safe. */
final class AloneSums {
  private final double[] signal;
  private final double[] noise;
  private int samples;
  private int right;

  /**
   * @param scores number of places where the model's error is measured
   */
  AloneSums(int scores) {
    signal = new double[scores];
    noise = new double[scores];
  }

  /** Adds the values of a place. */
  void add(int score, float[] exact, float[] found) {
    for (int i = 0; i < exact.length; i++) {
      double error = (double) found[i] - exact[i];
      if (Double.isFinite(error)) {
        signal[score] += (double) exact[i] * exact[i];
        noise[score] += error * error;
      }
    }
  }

  /** Adds a sample whose places were added. */
  void judged(boolean isRight) {
    samples++;
    right += isRight ? 1 : 0;
  }

  void add(AloneSums other) {
    for (int i = 0; i < signal.length; i++) {
      signal[i] += other.signal[i];
      noise[i] += other.noise[i];
    }
    samples += other.samples;
    right += other.right;
  }

  /** Power of the error over that of the scores, the mean over places. */
  double noiseToSignal() {
    double sum = 0;
    for (int i = 0; i < signal.length; i++) {
      sum += noise[i] == 0 ? 0 : noise[i] / signal[i];
    }
    return signal.length == 0 ? 0 : sum / signal.length;
  }

  /** Number of samples. */
  int samples() {
    return samples;
  }

  /** Fraction of samples that the model is right about. */
  double accuracy() {
    return samples == 0 ? 0 : (double) right / samples;
  }
}
