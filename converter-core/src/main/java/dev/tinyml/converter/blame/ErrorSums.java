package dev.tinyml.converter.blame;

/**
 * Sums over pairs of a right and a found value. Values that are no finite numbers don't count. Not
 * thread-safe.
 */
final class ErrorSums {
  private long count;
  private double signal;
  private double noise;
  private double found;
  private double product;
  private double stepNoise;
  private long clipped;
  private double clipNoise;

  /**
   * Adds the values of a tensor.
   *
   * @param right what it should be
   * @param got what it is, as many
   * @param form how the device's model holds it
   */
  void add(float[] right, float[] got, StoredValues form) {
    double tensorNoise = 0;
    // Within a step is no clipping: a softmax has no level for 1.
    double low = form.low() - form.scale();
    double high = form.high() + form.scale();
    for (int i = 0; i < right.length; i++) {
      double real = right[i];
      double error = got[i] - real;
      if (Double.isFinite(error)) {
        count++;
        signal += real * real;
        found += (double) got[i] * got[i];
        product += real * got[i];
        tensorNoise += error * error;
        if (form.isQuantized() && (real < low || real > high)) {
          clipped++;
          clipNoise += error * error;
        }
      }
    }
    noise += tensorNoise;
    if (form.isQuantized()) {
      stepNoise += tensorNoise / ((double) form.scale() * form.scale());
    }
  }

  void add(ErrorSums other) {
    count += other.count;
    signal += other.signal;
    noise += other.noise;
    found += other.found;
    product += other.product;
    stepNoise += other.stepNoise;
    clipped += other.clipped;
    clipNoise += other.clipNoise;
  }

  /** Number of values. */
  long count() {
    return count;
  }

  /** Sum of squared errors. */
  double noise() {
    return noise;
  }

  /** Power of the error over that of what is right; 0 without any error. */
  double noiseToSignal() {
    return noise == 0 ? 0 : noise / signal;
  }

  /** Decibels; infinite without any error. */
  double signalToNoise() {
    return decibels(noiseToSignal());
  }

  static double decibels(double noiseToSignal) {
    return noiseToSignal == 0 ? Double.POSITIVE_INFINITY : -10 * Math.log10(noiseToSignal);
  }

  /** Cosine of the angle between both; 1 where both are nothing but zero. */
  double cosine() {
    if (signal == 0 || found == 0) {
      return signal == found ? 1 : 0;
    }
    return Math.max(-1, Math.min(1, product / Math.sqrt(signal * found)));
  }

  /** Root of the mean squared error in steps; 0 for floats. */
  double rmsePerScale() {
    return count == 0 ? 0 : Math.sqrt(stepNoise / count);
  }

  /** Fraction of the right values that lie more than a step beyond what the form can hold. */
  double saturation() {
    return count == 0 ? 0 : (double) clipped / count;
  }

  /** Fraction of the error's power that is at values which the form can't hold. */
  double clippingShare() {
    return noise == 0 ? 0 : clipNoise / noise;
  }

  /** Root of the mean square of the right values. */
  double rms() {
    return count == 0 ? 0 : Math.sqrt(signal / count);
  }
}
