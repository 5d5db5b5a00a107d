package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * SPACE_TO_BATCH_ND and BATCH_TO_SPACE_ND: pixels of each place in a block are images of their own
 * (TensorFlow Lite, kernels/internal/reference/space_to_batch_nd.h, batch_to_space_nd.h). Micro
 * leaves open what it pads with; here it is the zero point, as in TensorFlow Lite.
 */
final class SpaceBatches implements Kernel {
  private static final int MAX_MOVES = 64;

  private final boolean toBatches;

  /**
   * @param toBatches whether it is SPACE_TO_BATCH_ND
   */
  SpaceBatches(boolean toBatches) {
    this.toBatches = toBatches;
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    List<Integer> space = image(operator, toBatches ? input : output);
    List<Integer> batches = image(operator, toBatches ? output : input);
    int axes = input.spec().shape().rank() - 2;
    int[] blocks = operator.int32Constant(operator.input(1));
    int[] borders = operator.int32Constant(operator.input(2));
    operator.require(
        blocks.length == axes && borders.length == 2 * axes,
        blocks.length + " block sizes, " + borders.length + " borders",
        "one size and two borders for each of " + axes + " axes");
    int height = blocks[0];
    int width = axes == 2 ? blocks[1] : 1;
    operator.require(
        height > 0
            && width > 0
            && (long) height * width <= MAX_MOVES
            && batches.get(0) == (long) space.get(0) * height * width
            && batches.get(3).equals(space.get(3)),
        space + " in blocks of " + height + " x " + width + " as " + batches,
        "at most " + MAX_MOVES + " pixels of a block, each with its images");
    int left = axes == 2 ? borders[2] : 0;
    checkBorders(operator, borders, space, batches, height, width);
    List<Lowered> calls = new ArrayList<>();
    if (toBatches) {
      calls.add(Fill.call(operator, output, operator.wholeParams(output).zeroPoint()));
    }
    for (int i = 0; i < height * width; i++) {
      Span rows = Span.of(space.get(1), batches.get(1), height, i / width - borders[0]);
      Span columns = Span.of(space.get(2), batches.get(2), width, i % width - left);
      if (rows.count() > 0 && columns.count() > 0) {
        calls.add(move(operator, input, output, space, batches, i, rows, columns));
      }
    }
    return calls;
  }

  /**
   * The pixels of one place in all blocks along an axis.
   *
   * @param begin the first of them in the space
   * @param place the block that it lies in
   * @param step pixels from block to block
   * @param count number of blocks
   */
  private record Span(int begin, int place, int step, int count) {
    /** Pixels at offset, offset + step … within a size. */
    static Span of(int size, int blocks, int step, int offset) {
      int place = offset >= 0 ? 0 : (-offset + step - 1) / step;
      int begin = offset + place * step;
      int fits = begin >= size ? 0 : (size - begin + step - 1) / step;
      return new Span(begin, place, step, Math.min(fits, blocks - place));
    }
  }

  private Lowered move(
      OperatorContext operator,
      TfliteTensor input,
      TfliteTensor output,
      List<Integer> space,
      List<Integer> batches,
      int image,
      Span rows,
      Span columns) {
    List<Long> inSpace = Axes.rowMajor(space);
    List<Long> inBatches = Axes.rowMajor(batches);
    long spaceBegin = rows.begin() * inSpace.get(1) + columns.begin() * inSpace.get(2);
    long batchBegin =
        (long) image * space.get(0) * inBatches.get(0)
            + rows.place() * inBatches.get(1)
            + columns.place() * inBatches.get(2);
    List<Axes.Loop> loops =
        List.of(
            loop(space.get(0), inSpace.get(0), inBatches.get(0)),
            loop(rows.count(), rows.step() * inSpace.get(1), inBatches.get(1)),
            loop(columns.count(), columns.step() * inSpace.get(2), inBatches.get(2)),
            loop(space.get(3), 1L, 1L));
    return new Move(
            input,
            output,
            toBatches ? spaceBegin : batchBegin,
            toBatches ? batchBegin : spaceBegin,
            loops)
        .lower(operator);
  }

  private Axes.Loop loop(int size, long space, long batches) {
    return new Axes.Loop(size, toBatches ? List.of(space, batches) : List.of(batches, space));
  }

  private static void checkBorders(
      OperatorContext operator,
      int[] borders,
      List<Integer> space,
      List<Integer> batches,
      int height,
      int width) {
    for (int axis = 0; axis < borders.length / 2; axis++) {
      long before = borders[2 * axis];
      long after = borders[2 * axis + 1];
      long covered = (long) batches.get(1 + axis) * (axis == 0 ? height : width);
      operator.require(
          before >= 0 && after >= 0 && before + after + space.get(1 + axis) == covered,
          "borders of " + before + " and " + after + " around " + space.get(1 + axis),
          covered + " in whole blocks");
    }
  }

  /** A sequence is an image of one column. */
  private static List<Integer> image(OperatorContext operator, TfliteTensor tensor) {
    Shape shape = tensor.spec().shape();
    operator.require(
        (shape.rank() == 3 || shape.rank() == 4) && shape.elementCount() > 0,
        "shape " + shape,
        "images or sequences");
    return shape.rank() == 4
        ? shape.dimensions()
        : List.of(shape.dimension(0), shape.dimension(1), 1, shape.dimension(2));
  }
}
