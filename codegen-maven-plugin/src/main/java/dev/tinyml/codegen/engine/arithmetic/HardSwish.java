package dev.tinyml.codegen.engine.arithmetic;

import dev.tinyml.converter.tensor.QuantizationParams;

/**
 * HARD_SWISH of int8 in 16-bit arithmetic (TensorFlow Lite, kernels/internal/reference/
 * hard_swish.h; micro/kernels/hard_swish_common.cc). Immutable.
 */
public final class HardSwish implements Int8Function {
  private static final int MORE_BITS = 7;

  private final int inputZeroPoint;
  private final int outputZeroPoint;
  private final Multiplier output;
  private final Multiplier reluish;

  /**
   * Of two tensors' scales.
   *
   * @throws IllegalArgumentException when the output's scale is too small for the original
   */
  public HardSwish(QuantizationParams in, QuantizationParams out) {
    inputZeroPoint = in.zeroPoint();
    outputZeroPoint = out.zeroPoint();
    float fine = (1.0f / 128.0f) * in.scale();
    output = Multiplier.of(fine / out.scale());
    reluish = Multiplier.of(fine / (3.0f / 32768.0f));
    if (output.shift() > 0) {
      throw new IllegalArgumentException("shift " + output.shift());
    }
  }

  @Override
  public int apply(int input) {
    short fine = (short) ((input - inputZeroPoint) << MORE_BITS);
    int unshifted = highMultiply(fine, fraction16(output));
    int weight = fine;
    if (reluish.shift() > 0) {
      weight = shiftLeft(weight, reluish.shift() - 1);
    }
    weight = highMultiply(weight, fraction16(reluish));
    if (reluish.shift() > 0) {
      weight = shiftLeft(weight, 1);
    } else if (reluish.shift() < 0) {
      weight = (short) FixedPoint.divideByPowerOfTwo(weight, -reluish.shift());
    }
    weight = (weight + (1 << 15)) >> 1;
    // Unlike above, towards zero.
    int product = weight * unshifted / (1 << 15);
    return Int8Functions.saturate(
        FixedPoint.divideByPowerOfTwo(product, -output.shift()) + outputZeroPoint);
  }

  private static int fraction16(Multiplier multiplier) {
    return multiplier.fraction() >= Integer.MAX_VALUE - (1 << 15)
        ? Short.MAX_VALUE
        : (multiplier.fraction() + (1 << 15)) >> 16;
  }

  private static int highMultiply(int a, int b) {
    return (a * b + (1 << 14)) >> 15;
  }

  private static int shiftLeft(int value, int bits) {
    long result = (long) value << Math.min(bits, Short.SIZE);
    return (int) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, result));
  }
}
