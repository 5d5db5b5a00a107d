package dev.tinyml.codegen.engine.arithmetic;

import dev.tinyml.converter.tensor.QuantizationParams;

/**
 * RSQRT of int8 (TensorFlow Lite, micro/kernels/elementwise.cc; kernels/internal/common.h,
 * GetInvSqrtQuantizedMultiplierExp). Stateless.
 */
public final class InverseSquareRoot {
  private static final int MORE_BITS = 20;
  private static final int HALF_ROOT_2 = 1518500250;

  private InverseSquareRoot() {}

  /** The function for two tensors' scales; values that are not above 0 give the largest one. */
  public static Int8Function of(QuantizationParams in, QuantizationParams out) {
    Multiplier scale = Multiplier.of(1.0 / ((float) Math.sqrt(in.scale()) * out.scale()));
    return x -> {
      int value = x - in.zeroPoint();
      if (value <= 0) {
        return Byte.MAX_VALUE;
      }
      Multiplier root = root(value);
      int one = new Multiplier(root.fraction(), root.shift() + MORE_BITS).multiply(1);
      int result = new Multiplier(scale.fraction(), scale.shift() - MORE_BITS).multiply(one);
      return Int8Functions.saturate(result + out.zeroPoint());
    };
  }

  /** 1 ÷ √value for a value up to 255: five steps of Newton's method from 1 on. */
  private static Multiplier root(int value) {
    if (value == 1) {
      return new Multiplier(Integer.MAX_VALUE, 0);
    }
    int pairs = (Integer.numberOfLeadingZeros(value) - 1) / 2 - 1;
    int shift = 11 - pairs;
    int input = (value << 2 * pairs) >> 1;
    int half = FixedPoint.divideByPowerOfTwo(input, 1);
    int halfThree = (1 << 28) + (1 << 27);
    int x = 1 << 28;
    for (int i = 0; i < 5; i++) {
      int square = FixedPoint.multiply(x, x);
      int cube = FixedPoint.shiftLeftSaturating(FixedPoint.multiply(square, x), 6);
      x =
          FixedPoint.shiftLeftSaturating(
              FixedPoint.multiply(halfThree, x) - FixedPoint.multiply(half, cube), 3);
    }
    x = FixedPoint.multiply(x, HALF_ROOT_2);
    return shift < 0 ? new Multiplier(x << -shift, 0) : new Multiplier(x, -shift);
  }
}
