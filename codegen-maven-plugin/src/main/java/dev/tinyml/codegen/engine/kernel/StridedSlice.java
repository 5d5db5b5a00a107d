package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/** STRIDED_SLICE with constant begin, end and strides. */
final class StridedSlice implements Kernel {

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    Shape in = input.spec().shape();
    int[] begin = operator.int32Constant(operator.input(1));
    int[] end = operator.int32Constant(operator.input(2));
    int[] strides = operator.int32Constant(operator.input(3));
    operator.require(
        begin.length == in.rank() && end.length == in.rank() && strides.length == in.rank(),
        begin.length + " axes of " + in,
        "begin, end and stride for each axis");
    operator.require(
        mask(operator, "ellipsis_mask") == 0 && mask(operator, "new_axis_mask") == 0,
        "an ellipsis or a new axis",
        "neither");
    long beginMask = mask(operator, "begin_mask");
    long endMask = mask(operator, "end_mask");
    long shrinkMask = mask(operator, "shrink_axis_mask");
    List<Long> from = Axes.rowMajor(in.dimensions());
    List<Axes.Loop> source = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    long first = 0;
    for (int axis = 0; axis < in.rank(); axis++) {
      int size = in.dimension(axis);
      int stride = strides[axis];
      operator.require(stride != 0 && stride != Integer.MIN_VALUE, "stride 0", "other strides");
      boolean shrink = (shrinkMask >> axis & 1) != 0;
      long start =
          position(begin[axis], (beginMask >> axis & 1) != 0 && !shrink, true, size, stride);
      long stop = position(end[axis], (endMask >> axis & 1) != 0, false, size, stride);
      long count =
          shrink ? 1 : Math.max(0, (stop - start + stride - Integer.signum(stride)) / stride);
      operator.require(start >= 0 && start < size && count > 0, "an empty slice", "elements");
      first += start * from.get(axis);
      sizes.add((int) count);
      source.add(new Axes.Loop((int) count, List.of(from.get(axis) * stride)));
    }
    operator.require(
        new Shape(sizes).elementCount() == output.spec().shape().elementCount(),
        in + " that becomes " + output.spec().shape(),
        "an output of the elements that are taken");
    List<Long> to = Axes.rowMajor(sizes);
    List<Axes.Loop> loops = new ArrayList<>();
    for (int axis = 0; axis < in.rank(); axis++) {
      loops.add(
          new Axes.Loop(sizes.get(axis), List.of(source.get(axis).steps().get(0), to.get(axis))));
    }
    return List.of(new Move(input, output, first, 0, loops).lower(operator));
  }

  private static long mask(OperatorContext operator, String name) {
    return operator.operator().options().whole(name).orElse(0L);
  }

  /** As NumPy counts: negative from the end, held within the axis. */
  private static long position(int given, boolean open, boolean begin, int size, int stride) {
    if (open) {
      int beyond = begin ? 0 : 1;
      return stride > 0 ? beyond * size : size - 1 - beyond * size;
    }
    long value = given < 0 ? (long) given + size : given;
    return stride > 0
        ? Math.max(0, Math.min(size, value))
        : Math.max(-1, Math.min(size - 1, value));
  }
}
