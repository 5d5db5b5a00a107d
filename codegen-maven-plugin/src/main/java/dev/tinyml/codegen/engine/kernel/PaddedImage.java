package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The images that a window goes over. What a PAD in front of a convolution adds is what lies
 * outside of an image anyway, so that its input can be read instead of its output; also where a
 * sequence is padded and then becomes an image of one row or column.
 *
 * @param image what is read
 * @param height of what is read
 * @param width of what is read
 * @param top rows that are added in front of it
 * @param left columns that are added in front of it
 */
record PaddedImage(TfliteTensor image, int height, int width, int top, int left) {
  private static final Set<String> PADS = Set.of("PAD", "PADV2");
  private static final Set<String> NEW_SHAPES = Set.of("EXPAND_DIMS", "RESHAPE");

  /** Behind a PAD of rows and columns that is filled with the zero point, or as it is. */
  static PaddedImage of(OperatorContext operator, TfliteTensor input) {
    Shape shape = input.spec().shape();
    return pad(operator, input)
        .flatMap(pad -> before(pad, input, shape))
        .orElseGet(() -> new PaddedImage(input, shape.dimension(1), shape.dimension(2), 0, 0));
  }

  /** The PAD that a tensor comes from, perhaps with another shape. */
  private static Optional<OperatorContext> pad(OperatorContext operator, TfliteTensor tensor) {
    Optional<OperatorContext> producer = operator.producer(tensor);
    if (producer.filter(p -> NEW_SHAPES.contains(p.operator().name())).isPresent()) {
      producer = producer.get().producer(producer.get().input(0));
    }
    return producer.filter(p -> PADS.contains(p.operator().name()));
  }

  private static Optional<PaddedImage> before(
      OperatorContext pad, TfliteTensor input, Shape shape) {
    TfliteTensor image = pad.input(0);
    QuantizationParams params = pad.wholeParams(pad.output(0));
    Shape padded = pad.output(0).spec().shape();
    int[] sizes = pad.int32Constant(pad.input(1));
    boolean plain =
        !image.constant()
            && pad.wholeParams(image).equals(params)
            && pad.wholeParams(input).equals(params)
            && sizes.length == 2 * padded.rank()
            && image.spec().shape().rank() == padded.rank()
            && pad.optionalInput(2)
                .map(pad::wholeConstant)
                .filter(value -> value.length != 1 || value[0] != params.zeroPoint())
                .isEmpty();
    if (!plain) {
      return Optional.empty();
    }
    return asImage(padded, shape)
        .filter(axes -> onlyRowsAndColumns(axes, sizes))
        .map(
            axes ->
                new PaddedImage(
                    image,
                    size(image, axes.get(1)),
                    size(image, axes.get(2)),
                    front(sizes, axes.get(1)),
                    front(sizes, axes.get(2))));
  }

  /** Which axis of a PAD's output each axis of an image is; −1 for a new one of size 1. */
  private static Optional<List<Integer>> asImage(Shape padded, Shape image) {
    List<Integer> axes = new ArrayList<>();
    int next = 0;
    for (int axis = 0; axis < image.rank(); axis++) {
      boolean isNew =
          padded.rank() < image.rank()
              && axes.size() == next
              && (axis == 1 || axis == 2)
              && image.dimension(axis) == 1
              && (next >= padded.rank() || padded.dimension(next) != 1 || axis == 1);
      axes.add(isNew ? -1 : next++);
    }
    boolean fits = next == padded.rank();
    for (int axis = 0; axis < image.rank() && fits; axis++) {
      fits = axes.get(axis) < 0 || padded.dimension(axes.get(axis)) == image.dimension(axis);
    }
    return fits ? Optional.of(axes) : Optional.empty();
  }

  private static boolean onlyRowsAndColumns(List<Integer> axes, int[] sizes) {
    for (int axis = 0; axis < axes.size(); axis++) {
      int of = axes.get(axis);
      boolean none = of < 0 || sizes[2 * of] == 0 && sizes[2 * of + 1] == 0;
      boolean some = of < 0 || sizes[2 * of] >= 0 && sizes[2 * of + 1] >= 0;
      if (axis == 0 || axis == 3 ? !none : !some) {
        return false;
      }
    }
    return true;
  }

  private static int size(TfliteTensor image, int axis) {
    return axis < 0 ? 1 : image.spec().shape().dimension(axis);
  }

  private static int front(int[] sizes, int axis) {
    return axis < 0 ? 0 : sizes[2 * axis];
  }
}
