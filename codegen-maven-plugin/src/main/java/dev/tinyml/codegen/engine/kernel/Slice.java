package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/** SLICE with constant begin and size; size −1 is all that is left. */
final class Slice implements Kernel {

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    Shape in = input.spec().shape();
    Shape out = output.spec().shape();
    long[] begin = operator.wholeConstant(operator.input(1));
    long[] size = operator.wholeConstant(operator.input(2));
    operator.require(
        begin.length == in.rank() && size.length == in.rank() && out.rank() == in.rank(),
        begin.length + " axes of " + in,
        "begin and size for each axis");
    List<Long> from = Axes.rowMajor(in.dimensions());
    List<Long> to = Axes.rowMajor(out.dimensions());
    List<Axes.Loop> loops = new ArrayList<>();
    long first = 0;
    for (int axis = 0; axis < in.rank(); axis++) {
      operator.require(
          begin[axis] >= 0 && begin[axis] < in.dimension(axis) && size[axis] >= -1,
          "elements from " + begin[axis] + " on of " + in,
          "elements that there are");
      long taken = size[axis] == -1 ? in.dimension(axis) - begin[axis] : size[axis];
      operator.require(
          taken > 0 && taken <= in.dimension(axis) - begin[axis] && taken == out.dimension(axis),
          taken + " elements from " + begin[axis] + " on of " + in + " that become " + out,
          "an output of the elements that are taken");
      first += begin[axis] * from.get(axis);
      loops.add(new Axes.Loop((int) taken, List.of(from.get(axis), to.get(axis))));
    }
    return List.of(new Move(input, output, first, 0, loops).lower(operator));
  }
}
