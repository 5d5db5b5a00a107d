package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** REVERSE_V2: axes backwards. */
final class ReverseAxes implements Kernel {

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    Shape in = input.spec().shape();
    operator.require(
        in.equals(output.spec().shape()) && in.elementCount() > 0,
        in + " that becomes " + output.spec().shape(),
        "the same shape");
    Set<Integer> reversed = new HashSet<>();
    for (int axis : operator.int32Constant(operator.input(1))) {
      operator.require(
          axis >= -in.rank() && axis < in.rank(), "axis " + axis + " of " + in, "an axis of it");
      reversed.add(axis < 0 ? axis + in.rank() : axis);
    }
    List<Long> steps = Axes.rowMajor(in.dimensions());
    List<Axes.Loop> loops = new ArrayList<>();
    long first = 0;
    for (int axis = 0; axis < in.rank(); axis++) {
      boolean back = reversed.contains(axis);
      first += back ? (in.dimension(axis) - 1) * steps.get(axis) : 0;
      loops.add(
          new Axes.Loop(
              in.dimension(axis),
              List.of(back ? -steps.get(axis) : steps.get(axis), steps.get(axis))));
    }
    return List.of(new Move(input, output, first, 0, loops).lower(operator));
  }
}
