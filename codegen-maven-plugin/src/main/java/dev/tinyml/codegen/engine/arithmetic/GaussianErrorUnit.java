package dev.tinyml.codegen.engine.arithmetic;

/**
 * GELU of real numbers, x times the probability that a normally distributed number is below x, in
 * float32 (TensorFlow Lite, kernels/internal/reference/gelu.h). Stateless.
 */
final class GaussianErrorUnit {
  private static final float ROOT_2_OVER_PI = (float) (2 / Math.sqrt(2 * Math.PI));
  private static final float MINUS_ROOT_HALF = (float) -Math.sqrt(0.5);
  private static final double ROOT_PI = Math.sqrt(Math.PI);

  /** From here on a continued fraction converges faster than a series. */
  private static final double FAR = 2.5;

  private static final int TERMS = 80;

  private GaussianErrorUnit() {}

  /** x/2 × erfc(−x ÷ √2). */
  static float exact(float x) {
    return 0.5f * x * (float) complement(x * MINUS_ROOT_HALF);
  }

  /** x/2 × (1 + tanh(√(2/π) × (x + 0.044715 x³))). */
  static float approximate(float x) {
    float argument = ROOT_2_OVER_PI * (x + 0.044715f * x * x * x);
    return 0.5f * x * (1f + (float) Math.tanh(argument));
  }

  /** erfc(x) to about 12 digits: a series near 0, beyond it a continued fraction. */
  static double complement(double x) {
    if (x < 0) {
      return 2 - complement(-x);
    }
    if (x < FAR) {
      double term = x;
      double sum = x;
      for (int n = 1; n < TERMS; n++) {
        term *= -x * x / n;
        sum += term / (2 * n + 1);
      }
      return 1 - 2 / ROOT_PI * sum;
    }
    double fraction = x;
    for (int n = TERMS; n > 0; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return Math.exp(-x * x) / ROOT_PI / fraction;
  }
}
