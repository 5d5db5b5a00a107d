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

  /** TANH (kernels/internal/reference/integer_ops/tanh.h); the output's scale is 1/128. */
  public static Int8Function tanh(QuantizationParams in) {
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
      int result = Exponential.tanh(scale.multiply(input), INTEGER_BITS);
      return saturate(FixedPoint.divideByPowerOfTwo(result, 31 - 7));
    };
  }

  /** LEAKY_RELU (kernels/internal/reference/leaky_relu.h); factors are worked out in float32. */
  public static Int8Function leakyRelu(QuantizationParams in, QuantizationParams out, float alpha) {
    Multiplier identity = Multiplier.of(in.scale() / out.scale());
    Multiplier slope = Multiplier.of(Math.abs(in.scale() * alpha / out.scale()));
    return x -> {
      int input = x - in.zeroPoint();
      int below = alpha < 0 ? -slope.multiply(input) : slope.multiply(input);
      return saturate(out.zeroPoint() + (input >= 0 ? identity.multiply(input) : below));
    };
  }

  /** ABS (micro/kernels/elementwise.cc). */
  public static Int8Function abs(QuantizationParams in, QuantizationParams out) {
    Multiplier scale = Multiplier.of(in.scale() / out.scale());
    return x -> {
      int size = Math.abs(x - in.zeroPoint());
      return saturate(out.zeroPoint() + (in.scale() == out.scale() ? size : scale.multiply(size)));
    };
  }

  /** ELU (micro/kernels/elu.cc), in float32. */
  public static Int8Function elu(QuantizationParams in, QuantizationParams out) {
    return inFloat(in, out, x -> x < 0 ? (float) Math.exp(x) - 1f : x);
  }

  /** EXP (TensorFlow Lite, kernels/exp.cc; Micro has no int8 kernel), in float32. */
  public static Int8Function exp(QuantizationParams in, QuantizationParams out) {
    return inFloat(in, out, x -> (float) Math.exp(x));
  }

  /** LOG (TensorFlow Lite, kernels/elementwise.cc; Micro has no int8 kernel), in float32. */
  public static Int8Function log(QuantizationParams in, QuantizationParams out) {
    float lowest = (Byte.MIN_VALUE - out.zeroPoint()) * out.scale();
    return inFloat(in, out, x -> x <= 0 ? lowest : (float) Math.log(x));
  }

  /** GELU (TensorFlow Lite, kernels/internal/reference/gelu.h; Micro has none), in float32. */
  public static Int8Function gelu(
      QuantizationParams in, QuantizationParams out, boolean approximate) {
    return inFloat(
        in, out, approximate ? GaussianErrorUnit::approximate : GaussianErrorUnit::exact);
  }

  /** A table of a function of real numbers (kernels/internal/common.h, LUTPopulateInt8). */
  private static Int8Function inFloat(
      QuantizationParams in, QuantizationParams out, FloatFunction function) {
    float inverse = 1 / out.scale();
    return x -> {
      float steps = function.apply(in.dequantize(x)) * inverse;
      double rounded = Math.signum(steps) * Math.floor(Math.abs((double) steps) + 0.5);
      return saturate((int) (float) (rounded + out.zeroPoint()));
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
