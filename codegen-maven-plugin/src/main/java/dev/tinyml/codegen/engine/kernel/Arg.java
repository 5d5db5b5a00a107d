package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/** ARG_MAX and ARG_MIN of int8: the first place of the extreme along an axis, as int32. */
final class Arg implements Kernel {
  private static final CFunction FUNCTION = CFunction.of("arg");

  private final boolean largest;

  /**
   * @param largest whether it is ARG_MAX
   */
  Arg(boolean largest) {
    this.largest = largest;
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    operator.requireType(input, ElementType.INT8);
    operator.requireType(output, ElementType.INT32);
    Shape in = input.spec().shape();
    int[] axes = operator.int32Constant(operator.input(1));
    operator.require(
        axes.length == 1 && axes[0] >= -in.rank() && axes[0] < in.rank() && in.elementCount() > 0,
        axes.length + " axes of " + in,
        "an axis that there is");
    int axis = axes[0] < 0 ? axes[0] + in.rank() : axes[0];
    long inner = Axes.rowMajor(in.dimensions()).get(axis);
    long outer = in.elementCount() / inner / in.dimension(axis);
    operator.require(
        outer * inner == output.spec().shape().elementCount(),
        in + " that becomes " + output.spec().shape(),
        "an output of the other axes");
    return List.of(
        new Lowered.Call(
            FUNCTION,
            List.of(
                Field.number("outer", outer),
                Field.number("size", in.dimension(axis)),
                Field.number("inner", inner),
                Field.number("largest", largest ? 1 : 0)),
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            List.of()));
  }
}
