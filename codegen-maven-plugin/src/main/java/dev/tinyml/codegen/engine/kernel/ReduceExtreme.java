package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/** REDUCE_MAX and REDUCE_MIN of int8 or int16; input and output have the same scale. */
final class ReduceExtreme implements Kernel {
  private final CFunction function;
  private final CFunction function16;

  /**
   * @param name of the C function
   */
  ReduceExtreme(String name) {
    function = CFunction.of(name, CFunctions.REDUCE);
    function16 = CFunction.of(name + "_16", CFunctions.REDUCE);
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    operator.require(
        operator.wholeParams(input).equals(operator.wholeParams(output))
            && input.spec().type() == output.spec().type(),
        "input and output of different scales or types",
        "the same scale, zero point and type");
    return List.of(
        new Lowered.Call(
            OperatorContext.isInt16(output) ? function16 : function,
            Reduction.of(operator, input, output).fields(),
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            List.of()));
  }
}
