package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/** MIRROR_PAD: the input, and in front and behind of it along each axis its reflections. */
final class MirrorPad implements Kernel {

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    Shape in = input.spec().shape();
    int[] sizes = operator.int32Constant(operator.input(1));
    boolean border =
        operator.operator().options().text("mode").filter("SYMMETRIC"::equals).isPresent();
    operator.require(
        sizes.length == 2 * in.rank() && output.spec().shape().rank() == in.rank(),
        sizes.length + " sizes for " + in,
        "two sizes for each axis");
    List<Part> parts = List.of(new Part(0, 0, List.of()));
    List<Long> from = Axes.rowMajor(in.dimensions());
    List<Long> to = Axes.rowMajor(output.spec().shape().dimensions());
    int inner = border ? 0 : 1;
    for (int axis = 0; axis < in.rank(); axis++) {
      int size = in.dimension(axis);
      int before = sizes[2 * axis];
      int after = sizes[2 * axis + 1];
      operator.require(
          before >= 0
              && after >= 0
              && before <= size - inner
              && after <= size - inner
              && (long) before + size + after == output.spec().shape().dimension(axis),
          in + " that becomes " + output.spec().shape(),
          "reflections that are not longer than the input");
      long in1 = from.get(axis);
      long out1 = to.get(axis);
      List<Part> longer = new ArrayList<>();
      for (Part part : parts) {
        if (before > 0) {
          longer.add(part.with((before - 1 + inner) * in1, 0, before, -in1, out1));
        }
        longer.add(part.with(0, before * out1, size, in1, out1));
        if (after > 0) {
          longer.add(
              part.with((size - 1 - inner) * in1, (before + size) * out1, after, -in1, out1));
        }
      }
      parts = longer;
    }
    return parts.stream()
        .<Lowered>map(
            part -> new Move(input, output, part.from(), part.to(), part.loops()).lower(operator))
        .toList();
  }

  /** A part of the output that goes through the input along each axis in one direction. */
  private record Part(long from, long to, List<Axes.Loop> loops) {
    Part with(long moreFrom, long moreTo, int size, long fromStep, long toStep) {
      List<Axes.Loop> longer = new ArrayList<>(loops);
      longer.add(new Axes.Loop(size, List.of(fromStep, toStep)));
      return new Part(from + moreFrom, to + moreTo, longer);
    }
  }
}
