package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Int8Functions;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/**
 * QUANTIZE from int8 or float32 to int8 (TensorFlow Lite, kernels/internal/reference/requantize.h
 * and quantize.h).
 */
final class Quantize implements Kernel {
  private static final CFunction FROM_FLOAT = CFunction.of("quantize");

  private final Kernel requantize =
      new Elementwise((operator, in, out) -> Int8Functions.requantize(in, out));

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    if (input.spec().type() == ElementType.INT8) {
      return requantize.lower(operator);
    }
    operator.requireType(input, ElementType.FLOAT32);
    QuantizationParams params = operator.int8Params(output);
    return List.of(
        new Lowered.Call(
            FROM_FLOAT,
            BorderFields.of(operator, params, input, output),
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            List.of()));
  }
}
