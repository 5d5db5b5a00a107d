package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** How the elements of two inputs meet, by NumPy's rules. Stateless. */
final class Broadcast {
  private static final int MAX_AXES = 4;

  private Broadcast() {}

  /** The members of a layer's {@code struct broadcast}. */
  static List<Field> fields(OperatorContext operator, Shape first, Shape second, Shape output) {
    List<Axes.Loop> loops = new ArrayList<>();
    List<Long> firstSteps = steps(operator, first, output);
    List<Long> secondSteps = steps(operator, second, output);
    operator.require(output.elementCount() > 0, "an empty output", "values to compute");
    for (int axis = 0; axis < output.rank(); axis++) {
      operator.require(
          firstSteps.get(axis) != 0 || secondSteps.get(axis) != 0 || output.dimension(axis) == 1,
          first + " and " + second + " that become " + output,
          "inputs that together have all elements of the output");
      loops.add(
          new Axes.Loop(
              output.dimension(axis), List.of(firstSteps.get(axis), secondSteps.get(axis))));
    }
    Axes merged = new Axes(loops).merged();
    operator.require(
        merged.loops().size() <= MAX_AXES,
        first + " with " + second,
        "inputs that differ in at most " + MAX_AXES + " axes");
    Axes axes = merged.padded(MAX_AXES, 2);
    return List.of(
        Field.numbers("broadcast.sizes", axes.sizes()),
        Field.numbers("broadcast.first", axes.steps(0)),
        Field.numbers("broadcast.second", axes.steps(1)));
  }

  /** Of an input along the axes of the output; 0 where it has a single element for many. */
  static List<Long> steps(OperatorContext operator, Shape input, Shape output) {
    List<Long> own = Axes.rowMajor(input.dimensions());
    List<Long> steps = new ArrayList<>();
    int missing = output.rank() - input.rank();
    operator.require(missing >= 0, input + " to " + output, "an output of at least as many axes");
    for (int axis = 0; axis < output.rank(); axis++) {
      int size = axis < missing ? 1 : input.dimension(axis - missing);
      operator.require(
          size == 1 || size == output.dimension(axis),
          input + " to " + output,
          "axes of the same size, or of size 1");
      steps.add(size == 1 ? 0L : own.get(axis - missing));
    }
    return steps;
  }
}
