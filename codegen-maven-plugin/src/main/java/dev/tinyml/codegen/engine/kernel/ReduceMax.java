package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/** REDUCE_MAX of int8; input and output have the same scale. */
final class ReduceMax implements Kernel {
  private static final CFunction FUNCTION = CFunction.of("reduce_max", CFunctions.REDUCE);

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    operator.require(
        operator.int8Params(input).equals(operator.int8Params(output)),
        "input and output with different scales",
        "the same scale and zero point");
    return List.of(
        new Lowered.Call(
            FUNCTION,
            Reduction.of(operator, input, output).fields(),
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            List.of()));
  }
}
