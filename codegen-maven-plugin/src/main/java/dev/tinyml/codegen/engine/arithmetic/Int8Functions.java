package dev.tinyml.codegen.engine.arithmetic;

import dev.tinyml.converter.tensor.QuantizationParams;

/** What TensorFlow Lite Micro's int8 kernels of one input compute, value by value. Stateless. */
public final class Int8Functions {
  /** Integer bits of what logistic and tanh work with. */
  private static final int INTEGER_BITS = 4;

  private Int8Functions() {}

  /** QUANTIZE of int8 (kernels/internal/reference/requantize.h). */
  public static Int8Function requantize(QuantizationParams in, QuantizationParams out) {
    Multiplier scale = Multiplier.of((double) in.scale() / (double) out.scale());
    return x -> saturate(scale.multiply(x - in.zeroPoint()) + out.zeroPoint());
  }

  /** RELU (micro/kernels/activations_common.cc, ReluQuantized). */
  public static Int8Function relu(QuantizationParams in, QuantizationParams out) {
    Multiplier scale = Multiplier.of(in.scale() / out.scale());
    return x ->
        saturate(Math.max(out.zeroPoint(), scale.multiply(x - in.zeroPoint()) + out.zeroPoint()));
  }

  /** RELU6: only clamps; the output's scale has no effect (Relu6Quantized in the same file). */
  public static Int8Function relu6(QuantizationParams in) {
    int six = in.quantizeToInt8(6);
    return x -> x > six ? six : Math.max(in.zeroPoint(), x);
  }

  /** LOGISTIC (kernels/internal/reference/integer_ops/logistic.h); the output's scale is 1/256. */
  public static Int8Function logistic(QuantizationParams in) {
    Multiplier scale = Multiplier.of((double) in.scale() * (1 << (31 - INTEGER_BITS)));
    int radius = radius(scale.shift());
    return x -> {
      int input = x - in.zeroPoint();
      if (input <= -radius) {
        return Byte.MIN_VALUE;
      }
      if (input >= radius) {
        return Byte.MAX_VALUE;
      }
      int result = Exponential.logistic(scale.multiply(input), INTEGER_BITS);
      return saturate(FixedPoint.divideByPowerOfTwo(result, 31 - Byte.SIZE) + Byte.MIN_VALUE);
    };
  }

  /** From where on an input saturates (quantization_util.cc, CalculateInputRadius). */
  static int radius(int shift) {
    double largest =
        Math.scalb((double) ((1 << INTEGER_BITS) - 1), 31 - INTEGER_BITS) / Math.scalb(1.0, shift);
    return (int) Math.floor(largest);
  }

  static int saturate(int value) {
    return Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, value));
  }
}
