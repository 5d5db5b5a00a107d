package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.Optional;
import java.util.Set;

/**
 * The images that a window goes over. What a PAD in front of a convolution adds is what lies
 * outside of an image anyway, so that its input can be read instead of its output.
 *
 * @param image what is read
 * @param top rows that are added in front of it
 * @param left columns that are added in front of it
 */
record PaddedImage(TfliteTensor image, int top, int left) {
  private static final Set<String> PADS = Set.of("PAD", "PADV2");

  /** Behind a PAD of rows and columns that is filled with the zero point, or as it is. */
  static PaddedImage of(OperatorContext operator, TfliteTensor input) {
    return operator
        .producer(input)
        .filter(producer -> PADS.contains(producer.operator().name()))
        .flatMap(pad -> before(pad, input))
        .orElseGet(() -> new PaddedImage(input, 0, 0));
  }

  private static Optional<PaddedImage> before(OperatorContext pad, TfliteTensor padded) {
    TfliteTensor image = pad.input(0);
    QuantizationParams params = pad.int8Params(padded);
    int[] sizes = pad.int32Constant(pad.input(1));
    boolean plain =
        !image.constant()
            && pad.int8Params(image).equals(params)
            && sizes.length == 2 * image.spec().shape().rank()
            && sizes.length == 8
            && sizes[0] + sizes[1] + sizes[6] + sizes[7] == 0
            && sizes[2] >= 0
            && sizes[4] >= 0
            && pad.optionalInput(2)
                .map(pad::int8Constant)
                .filter(value -> value.length != 1 || value[0] != params.zeroPoint())
                .isEmpty();
    return plain ? Optional.of(new PaddedImage(image, sizes[2], sizes[4])) : Optional.empty();
  }
}
