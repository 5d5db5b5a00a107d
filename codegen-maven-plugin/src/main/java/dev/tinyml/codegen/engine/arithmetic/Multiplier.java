package dev.tinyml.codegen.engine.arithmetic;

/**
 * A positive real number as TensorFlow Lite Micro multiplies with it (kernels/internal/
 * quantization_util.cc, QuantizeMultiplier; common.cc, MultiplyByQuantizedMultiplier with two
 * roundings).
 *
 * @param fraction from 2^30 to 2^31 − 1, or 0
 * @param shift the number is fraction × 2^(shift − 31); from −31 to 31
 */
public record Multiplier(int fraction, int shift) {
  private static final long ONE = 1L << 31;
  private static final int MAX_SHIFT = 31;

  /**
   * The nearest such number; below 2^−31 it is 0, which is all that 32-bit values leave of it.
   *
   * @param real at least 0, below 2^31
   * @throws IllegalArgumentException when it is not
   */
  public static Multiplier of(double real) {
    if (!(real >= 0) || real >= ONE) {
      throw new IllegalArgumentException("multiplier " + real);
    }
    if (real == 0) {
      return new Multiplier(0, 0);
    }
    int exponent = Math.getExponent(real) + 1;
    long rounded = Math.round(Math.scalb(real, MAX_SHIFT - exponent));
    if (rounded == ONE) {
      rounded /= 2;
      exponent++;
    }
    return exponent < -MAX_SHIFT || exponent > MAX_SHIFT
        ? new Multiplier(0, 0)
        : new Multiplier((int) rounded, exponent);
  }

  /** The product with a value, rounded to 32 bits, and again after the shift to the right. */
  public int multiply(int value) {
    int high = FixedPoint.multiply(value << Math.max(shift, 0), fraction);
    return FixedPoint.divideByPowerOfTwo(high, Math.max(-shift, 0));
  }

  /**
   * The fraction as sums of 64 bits are multiplied with it: 15 bits of it (common.cc,
   * MultiplyByQuantizedMultiplier of int64_t).
   */
  public int wideFraction() {
    return fraction < 0x7FFF0000 ? (fraction + (1 << 15)) >> 16 : 0x7FFF;
  }

  /** How far such a product is shifted to the right. */
  public int wideShift() {
    return 15 - shift;
  }
}
