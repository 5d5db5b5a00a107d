package dev.tinyml.converter.interpreter;

/**
 * A positive real number as a 31-bit fraction and a power of two, and the integer multiplication
 * that microcontrollers requantize with. Formulas: gemmlowp, fixedpoint.h
 * (SaturatingRoundingDoublingHighMul, RoundingDivideByPOT); TensorFlow Lite,
 * kernels/internal/quantization_util.cc (QuantizeMultiplier) and common.cc
 * (MultiplyByQuantizedMultiplier without TFLITE_SINGLE_ROUNDING).
 *
 * @param fraction in [2^30, 2^31), or 0
 * @param shift the number is fraction × 2^(shift - 31)
 */
record FixedPointMultiplier(int fraction, int shift) {
  private static final long ONE = 1L << 31;

  /** The nearest representable number to a real one, which must be positive and below 2^31. */
  static FixedPointMultiplier of(double real) {
    int exponent = Math.getExponent(real) + 1;
    long rounded = Math.round(Math.scalb(real, -exponent) * ONE);
    if (rounded == ONE) {
      rounded /= 2;
      exponent++;
    }
    // Below 2^-31 the number has no effect on 32-bit values.
    return exponent < -31
        ? new FixedPointMultiplier(0, 0)
        : new FixedPointMultiplier((int) rounded, exponent);
  }

  /** The product with a 32-bit value, rounded twice: to 32 bits, then by the shift. */
  int multiply(int value) {
    int left = Math.max(shift, 0);
    int right = Math.max(-shift, 0);
    return roundingDivideByPowerOfTwo(doublingHighMultiply(value << left, fraction), right);
  }

  /**
   * The product with a value of up to 48 bits, rounded once: the fraction is cut to 15 bits before
   * (the same function for 64-bit values).
   */
  int multiply(long value) {
    int reduced = fraction < 0x7FFF_0000 ? (fraction + (1 << 15)) >> 16 : 0x7FFF;
    int right = 15 - shift;
    return (int) ((value * reduced + (1L << (right - 1))) >> right);
  }

  /** The high half of the doubled product to the nearest; halves go up, −1.5 becomes −1. */
  private static int doublingHighMultiply(int a, int b) {
    if (a == Integer.MIN_VALUE && b == Integer.MIN_VALUE) {
      return Integer.MAX_VALUE;
    }
    long product = (long) a * b;
    long nudge = product >= 0 ? 1L << 30 : 1 - (1L << 30);
    return (int) ((product + nudge) / ONE);
  }

  private static int roundingDivideByPowerOfTwo(int value, int exponent) {
    int mask = (int) ((1L << exponent) - 1);
    int remainder = value & mask;
    int threshold = (mask >> 1) + (value < 0 ? 1 : 0);
    return (value >> exponent) + (remainder > threshold ? 1 : 0);
  }
}
