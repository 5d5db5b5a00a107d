package dev.tinyml.codegen.engine.arithmetic;

/**
 * Exponential, logistic and hyperbolic tangent of fixed-point numbers as gemmlowp has them
 * (fixedpoint/fixedpoint.h: exp_on_negative_values, logistic, tanh). Stateless.
 */
public final class Exponential {
  private static final int EXP_MINUS_EIGHTH = 1895147668;
  private static final int ONE_THIRD = 715827883;

  /** exp(−2^e) for e from −2 to 4. */
  private static final int[] POWERS = {
    1672461947, 1302514674, 790015084, 290630308, 39332535, 720401, 242
  };

  private Exponential() {}

  /**
   * exp(x), without integer bits.
   *
   * @param x at most 0
   * @param integerBits of x, from 0 to 5
   */
  public static int ofNegative(int x, int integerBits) {
    if (x == 0) {
      return FixedPoint.ONE;
    }
    int fractionalBits = 31 - integerBits;
    int quarter = 1 << (fractionalBits - 2);
    int rest = (x & (quarter - 1)) - quarter;
    int result =
        ofQuarter(integerBits == 0 ? rest : FixedPoint.shiftLeftSaturating(rest, integerBits));
    int remainder = rest - x;
    for (int i = 0; i < POWERS.length && i - 2 < integerBits; i++) {
      if ((remainder & (1 << (fractionalBits + i - 2))) != 0) {
        result = FixedPoint.multiply(result, POWERS[i]);
      }
    }
    return result;
  }

  /** exp(x) for x from −1/4 to 0: Taylor's series around −1/8. */
  private static int ofQuarter(int x) {
    int d = x + (1 << 28);
    int d2 = FixedPoint.multiply(d, d);
    int d3 = FixedPoint.multiply(d2, d);
    int d4 = FixedPoint.multiply(d2, d2);
    int d4Over4 = FixedPoint.divideByPowerOfTwo(d4, 2);
    int terms = FixedPoint.divideByPowerOfTwo(FixedPoint.multiply(d4Over4 + d3, ONE_THIRD) + d2, 1);
    return EXP_MINUS_EIGHTH + FixedPoint.multiply(EXP_MINUS_EIGHTH, d + terms);
  }

  /**
   * 1 ÷ (1 + exp(−x)), without integer bits.
   *
   * @param integerBits of x
   */
  static int logistic(int x, int integerBits) {
    if (x == 0) {
      return 1 << 30;
    }
    int positive = FixedPoint.oneOverOnePlus(ofNegative(x > 0 ? -x : x, integerBits));
    return x > 0 ? positive : FixedPoint.ONE - positive;
  }

  /**
   * The hyperbolic tangent, without integer bits.
   *
   * @param integerBits of x
   */
  static int tanh(int x, int integerBits) {
    if (x == 0) {
      return 0;
    }
    // Twice x is x with one integer bit more.
    int positive = FixedPoint.oneMinusOverOnePlus(ofNegative(x < 0 ? x : -x, integerBits + 1));
    return x < 0 ? -positive : positive;
  }
}
