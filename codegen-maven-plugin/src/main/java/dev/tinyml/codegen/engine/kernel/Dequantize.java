package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/**
 * DEQUANTIZE from int8 or int16 to float32. The original multiplies in float64 and rounds once to
 * float32; as both factors are float32, a float32 product is the same.
 */
final class Dequantize implements Kernel {
  private static final CFunction FUNCTION = CFunction.of("dequantize");
  private static final CFunction FROM_INT16 = CFunction.of("dequantize_16");

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    operator.requireType(output, ElementType.FLOAT32);
    if (OperatorContext.isInt16(input)) {
      return List.of(
          Scale16.elementwise(
              operator,
              FROM_INT16,
              List.of(BorderFields.scale(operator.int16Params(input))),
              input,
              output));
    }
    QuantizationParams params = operator.int8Params(input);
    return List.of(
        new Lowered.Call(
            FUNCTION,
            BorderFields.of(operator, params, input, output),
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            List.of()));
  }
}
