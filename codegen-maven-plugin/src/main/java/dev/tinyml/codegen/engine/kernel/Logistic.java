package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Int8Function;
import dev.tinyml.codegen.engine.arithmetic.Int8Functions;
import dev.tinyml.converter.tensor.QuantizationParams;

/** LOGISTIC of int8, which takes the output's scale and zero point for granted. */
final class Logistic {
  private Logistic() {}

  static Int8Function function(
      OperatorContext operator, QuantizationParams input, QuantizationParams output) {
    operator.require(
        output.zeroPoint() == Byte.MIN_VALUE && output.scale() == 1f / 256,
        "an output of scale " + output.scale() + ", zero point " + output.zeroPoint(),
        "an output of scale 1/256, zero point -128");
    return Int8Functions.logistic(input);
  }
}
