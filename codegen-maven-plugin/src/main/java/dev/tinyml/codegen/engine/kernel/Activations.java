package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.HardSwish;
import dev.tinyml.codegen.engine.arithmetic.Int8Function;
import dev.tinyml.codegen.engine.arithmetic.Int8Functions;
import dev.tinyml.converter.tensor.QuantizationParams;

/** Functions of one int8 value whose kernels take something for granted, or have parameters. */
final class Activations {
  private Activations() {}

  static Int8Function logistic(
      OperatorContext operator, QuantizationParams input, QuantizationParams output) {
    requireScale(operator, output, Byte.MIN_VALUE, 256);
    return Int8Functions.logistic(input);
  }

  static Int8Function tanh(
      OperatorContext operator, QuantizationParams input, QuantizationParams output) {
    requireScale(operator, output, 0, 128);
    return Int8Functions.tanh(input);
  }

  static Int8Function leakyRelu(
      OperatorContext operator, QuantizationParams input, QuantizationParams output) {
    float alpha = operator.operator().options().real("alpha").orElse(0f);
    operator.require(Math.abs(alpha) < 1 << 10, "alpha " + alpha, "alpha below 1024");
    return Int8Functions.leakyRelu(input, output, alpha);
  }

  static Int8Function gelu(
      OperatorContext operator, QuantizationParams input, QuantizationParams output) {
    return Int8Functions.gelu(input, output, operator.operator().options().flag("approximate"));
  }

  static Int8Function hardSwish(
      OperatorContext operator, QuantizationParams input, QuantizationParams output) {
    operator.require(
        input.scale() / 128 / output.scale() < 0.99f,
        "scale " + input.scale() + " that becomes " + output.scale(),
        "an output whose scale is at least 1/126 of the input's");
    return new HardSwish(input, output);
  }

  private static void requireScale(
      OperatorContext operator, QuantizationParams output, int zeroPoint, int steps) {
    operator.require(
        output.zeroPoint() == zeroPoint && output.scale() == 1f / steps,
        "an output of scale " + output.scale() + ", zero point " + output.zeroPoint(),
        "an output of scale 1/" + steps + ", zero point " + zeroPoint);
  }
}
