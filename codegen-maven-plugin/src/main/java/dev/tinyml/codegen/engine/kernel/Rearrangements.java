package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/** Where the elements of TRANSPOSE, TILE and others come from. Stateless. */
final class Rearrangements {
  private Rearrangements() {}

  static List<Axes.Loop> transpose(
      OperatorContext operator, TfliteTensor input, TfliteTensor output) {
    Shape in = input.spec().shape();
    int[] order = operator.int32Constant(operator.input(1));
    List<Long> steps = Axes.rowMajor(in.dimensions());
    List<Axes.Loop> loops = new ArrayList<>();
    operator.require(order.length == in.rank(), order.length + " axes of " + in, "all axes");
    for (int axis : order) {
      operator.require(axis >= 0 && axis < in.rank(), "axis " + axis, "an axis of " + in);
      loops.add(new Axes.Loop(in.dimension(axis), List.of(steps.get(axis))));
    }
    return loops;
  }

  static List<Axes.Loop> tile(OperatorContext operator, TfliteTensor input, TfliteTensor output) {
    Shape in = input.spec().shape();
    int[] repeats = operator.int32Constant(operator.input(1));
    List<Long> steps = Axes.rowMajor(in.dimensions());
    List<Axes.Loop> loops = new ArrayList<>();
    operator.require(repeats.length == in.rank(), repeats.length + " counts for " + in, "all axes");
    for (int axis = 0; axis < in.rank(); axis++) {
      operator.require(repeats[axis] > 0, "a count of " + repeats[axis], "counts above 0");
      loops.add(new Axes.Loop(repeats[axis], List.of(0L)));
      loops.add(new Axes.Loop(in.dimension(axis), List.of(steps.get(axis))));
    }
    return loops;
  }

  static List<Axes.Loop> broadcast(
      OperatorContext operator, TfliteTensor input, TfliteTensor output) {
    Shape out = output.spec().shape();
    List<Long> steps = Broadcast.steps(operator, input.spec().shape(), out);
    List<Axes.Loop> loops = new ArrayList<>();
    for (int axis = 0; axis < out.rank(); axis++) {
      loops.add(new Axes.Loop(out.dimension(axis), List.of(steps.get(axis))));
    }
    return loops;
  }

  /** Whole factors only: then all ways to find the nearest pixel agree. */
  static List<Axes.Loop> nearest(
      OperatorContext operator, TfliteTensor input, TfliteTensor output) {
    Shape in = input.spec().shape();
    Shape out = output.spec().shape();
    operator.require(
        in.rank() == 4 && out.rank() == 4 && in.elementCount() > 0, in.toString(), "images");
    int rows = out.dimension(1) / in.dimension(1);
    int columns = out.dimension(2) / in.dimension(2);
    operator.require(
        rows > 0
            && columns > 0
            && rows * in.dimension(1) == out.dimension(1)
            && columns * in.dimension(2) == out.dimension(2)
            && !operator.operator().options().flag("align_corners"),
        in + " that becomes " + out,
        "a size that is a multiple of the input's, without align_corners");
    List<Long> steps = Axes.rowMajor(in.dimensions());
    return List.of(
        new Axes.Loop(in.dimension(0), List.of(steps.get(0))),
        new Axes.Loop(in.dimension(1), List.of(steps.get(1))),
        new Axes.Loop(rows, List.of(0L)),
        new Axes.Loop(in.dimension(2), List.of(steps.get(2))),
        new Axes.Loop(columns, List.of(0L)),
        new Axes.Loop(in.dimension(3), List.of(1L)));
  }

  static List<Axes.Loop> spaceToDepth(
      OperatorContext operator, TfliteTensor input, TfliteTensor output) {
    Shape in = input.spec().shape();
    int block = block(operator, in);
    List<Long> steps = Axes.rowMajor(in.dimensions());
    operator.require(
        in.dimension(1) % block == 0 && in.dimension(2) % block == 0,
        in + " in blocks of " + block,
        "whole blocks");
    return List.of(
        new Axes.Loop(in.dimension(0), List.of(steps.get(0))),
        new Axes.Loop(in.dimension(1) / block, List.of(steps.get(1) * block)),
        new Axes.Loop(in.dimension(2) / block, List.of(steps.get(2) * block)),
        new Axes.Loop(block, List.of(steps.get(1))),
        new Axes.Loop(block, List.of(steps.get(2))),
        new Axes.Loop(in.dimension(3), List.of(1L)));
  }

  static List<Axes.Loop> depthToSpace(
      OperatorContext operator, TfliteTensor input, TfliteTensor output) {
    Shape in = input.spec().shape();
    int block = block(operator, in);
    List<Long> steps = Axes.rowMajor(in.dimensions());
    operator.require(
        in.dimension(3) % (block * block) == 0, in + " to blocks of " + block, "whole blocks");
    int depth = in.dimension(3) / (block * block);
    return List.of(
        new Axes.Loop(in.dimension(0), List.of(steps.get(0))),
        new Axes.Loop(in.dimension(1), List.of(steps.get(1))),
        new Axes.Loop(block, List.of((long) block * depth)),
        new Axes.Loop(in.dimension(2), List.of(steps.get(2))),
        new Axes.Loop(block, List.of((long) depth)),
        new Axes.Loop(depth, List.of(1L)));
  }

  private static int block(OperatorContext operator, Shape in) {
    long block = operator.operator().options().whole("block_size").orElse(0L);
    operator.require(
        in.rank() == 4 && in.elementCount() > 0 && block > 0 && block <= Byte.MAX_VALUE,
        in + " in blocks of " + block,
        "images, and a block size from 1 to 127");
    return (int) block;
  }
}
