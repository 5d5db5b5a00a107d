package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * PAD and PADV2 of int8 and int16: what is new has the output's zero point, or the value of a third
 * input.
 */
final class Pad implements Kernel {
  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    Shape in = input.spec().shape();
    Shape out = output.spec().shape();
    int zero = operator.wholeParams(output).zeroPoint();
    long value =
        operator
            .optionalInput(2)
            .map(operator::wholeConstant)
            .map(
                values -> {
                  operator.require(values.length == 1, "several values to pad with", "one");
                  return values[0];
                })
            .orElse((long) zero);
    int[] sizes = operator.int32Constant(operator.input(1));
    operator.require(
        in.elementCount() > 0 && in.rank() == out.rank() && sizes.length == 2 * in.rank(),
        in + " with " + sizes.length + " sizes",
        "two sizes for each axis");
    List<Long> from = Axes.rowMajor(in.dimensions());
    List<Long> to = Axes.rowMajor(out.dimensions());
    List<Axes.Loop> loops = new ArrayList<>();
    long begin = 0;
    for (int axis = 0; axis < in.rank(); axis++) {
      int before = sizes[2 * axis];
      operator.require(
          before >= 0
              && sizes[2 * axis + 1] >= 0
              && (long) before + sizes[2 * axis + 1] + in.dimension(axis) == out.dimension(axis),
          in + " that becomes " + out,
          "an output with the sizes of the padding");
      begin += before * to.get(axis);
      loops.add(new Axes.Loop(in.dimension(axis), List.of(from.get(axis), to.get(axis))));
    }
    return List.of(
        Fill.call(operator, output, value),
        new Move(input, output, 0, begin, loops).lower(operator));
  }
}
