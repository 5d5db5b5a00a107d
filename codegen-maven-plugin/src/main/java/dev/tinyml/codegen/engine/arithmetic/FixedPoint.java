package dev.tinyml.codegen.engine.arithmetic;

/**
 * Operations on 32-bit fixed-point numbers, to the bit those of gemmlowp (fixedpoint/fixedpoint.h),
 * which TensorFlow Lite Micro computes with. A number of n integer bits stands for its raw value
 * divided by 2^(31 − n). Stateless.
 */
public final class FixedPoint {
  /** The largest number without integer bits, gemmlowp's stand-in for 1. */
  static final int ONE = Integer.MAX_VALUE;

  private static final int CONSTANT_48_OVER_17 = 1515870810;
  private static final int CONSTANT_NEG_32_OVER_17 = -1010580540;
  private static final int NEWTON_STEPS = 3;

  private FixedPoint() {}

  /**
   * SaturatingRoundingDoublingHighMul: a × b × 2^−31 to the nearest, halves up. (The original
   * truncates after an offset that depends on the sign; both come to the same.)
   */
  public static int multiply(int a, int b) {
    return a == Integer.MIN_VALUE && b == Integer.MIN_VALUE
        ? Integer.MAX_VALUE
        : (int) (((long) a * b + (1L << 30)) >> 31);
  }

  /**
   * RoundingDivideByPOT: value ÷ 2^exponent to the nearest, halves away from zero.
   *
   * @param exponent from 0 to 31
   */
  public static int divideByPowerOfTwo(int value, int exponent) {
    int mask = (int) ((1L << exponent) - 1);
    int remainder = value & mask;
    int threshold = (mask >> 1) + (value < 0 ? 1 : 0);
    return (value >> exponent) + (remainder > threshold ? 1 : 0);
  }

  /** SaturatingRoundingMultiplyByPOT for a positive exponent. */
  static int shiftLeftSaturating(int value, int exponent) {
    int threshold = (1 << (31 - exponent)) - 1;
    if (value > threshold) {
      return Integer.MAX_VALUE;
    }
    return value < -threshold ? Integer.MIN_VALUE : value << exponent;
  }

  /** 1 ÷ (1 + x) for x from 0 to 1; x and the result have no integer bits. */
  static int oneOverOnePlus(int x) {
    return shiftLeftSaturating(newtonReciprocal(x), 1);
  }

  /** (1 − x) ÷ (1 + x) for x from 0 to 1; x and the result have no integer bits. */
  static int oneMinusOverOnePlus(int x) {
    return shiftLeftSaturating(newtonReciprocal(x) - (1 << 29), 2);
  }

  /** 2 ÷ (1 + x) with two integer bits. */
  private static int newtonReciprocal(int x) {
    long sum = (long) x + ONE;
    int half = (int) ((sum + (sum >= 0 ? 1 : -1)) / 2);
    int result = CONSTANT_48_OVER_17 + multiply(half, CONSTANT_NEG_32_OVER_17);
    for (int i = 0; i < NEWTON_STEPS; i++) {
      int rest = (1 << 29) - multiply(half, result);
      result += shiftLeftSaturating(multiply(result, rest), 2);
    }
    return result;
  }
}
