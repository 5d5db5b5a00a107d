package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which elements of an input become one.
 *
 * @param fields the members of a layer's {@code struct reduce}
 * @param count how many elements become one
 */
record Reduction(List<Field> fields, int count) {
  private static final int MAX_AXES = 2;

  /** Of an operator whose second input names the axes. */
  static Reduction of(OperatorContext operator, TfliteTensor input, TfliteTensor output) {
    Shape shape = input.spec().shape();
    SortedSet<Integer> reduced = new TreeSet<>();
    for (int axis : operator.int32Constant(operator.input(1))) {
      operator.require(
          axis >= -shape.rank() && axis < shape.rank(),
          "axis " + axis + " of " + shape,
          "axes that there are");
      reduced.add(axis < 0 ? axis + shape.rank() : axis);
    }
    List<Long> steps = Axes.rowMajor(shape.dimensions());
    List<Axes.Loop> kept = new ArrayList<>();
    List<Axes.Loop> gone = new ArrayList<>();
    int count = 1;
    for (int axis = 0; axis < shape.rank(); axis++) {
      Axes.Loop loop = new Axes.Loop(shape.dimension(axis), List.of(steps.get(axis)));
      (reduced.contains(axis) ? gone : kept).add(loop);
      count *= reduced.contains(axis) ? shape.dimension(axis) : 1;
    }
    operator.require(
        count > 0
            && shape.elementCount() > 0
            && output.spec().shape().elementCount() == shape.elementCount() / count,
        shape + " that becomes " + output.spec().shape() + " along axes " + reduced,
        "an output of the axes that stay");
    Axes outer = new Axes(kept).merged();
    Axes inner = new Axes(gone).merged();
    operator.require(
        outer.loops().size() <= MAX_AXES && inner.loops().size() <= MAX_AXES,
        "axes " + reduced + " of " + shape,
        "axes that lie in at most " + MAX_AXES + " places");
    return new Reduction(
        List.of(
            Field.numbers("axes.kept", outer.padded(MAX_AXES, 1).sizes()),
            Field.numbers("axes.kept_steps", outer.padded(MAX_AXES, 1).steps(0)),
            Field.numbers("axes.reduced", inner.padded(MAX_AXES, 1).sizes()),
            Field.numbers("axes.reduced_steps", inner.padded(MAX_AXES, 1).steps(0))),
        count);
  }
}
