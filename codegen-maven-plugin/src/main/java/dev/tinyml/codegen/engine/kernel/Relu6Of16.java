package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/**
 * RELU6 of int16: only clamps; the output's scale has no effect (TensorFlow Lite Micro,
 * kernels/activations_common.cc, Relu6Quantized).
 */
final class Relu6Of16 implements Kernel {
  private static final CFunction FUNCTION = CFunction.of("limit_16", CFunctions.HOLD_SHORT);

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    operator.int16Params(output);
    float six = 6 / operator.int16Params(input).scale();
    operator.require(
        six < Short.MAX_VALUE, "scale " + operator.params(input).scale(), "a scale that 6 fits");
    return List.of(
        Scale16.elementwise(
            operator,
            FUNCTION,
            List.of(
                Field.number("lowest", 0),
                Field.number("highest", (int) Math.floor((double) six + 0.5))),
            input,
            output));
  }
}
