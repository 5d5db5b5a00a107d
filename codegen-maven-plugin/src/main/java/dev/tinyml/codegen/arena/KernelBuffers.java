package dev.tinyml.codegen.arena;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Rules by which kernels size their buffers. Each gives the sizes in bytes, in the order in which
 * the kernel asks for them, and none where the operator doesn't need any.
 */
enum KernelBuffers {
  /** A multiplier and a shift for each slice of the weights along their first axis. */
  MULTIPLIERS_OF_FIRST_AXIS(o -> pair(o.input(1).dimension(0))),

  /** The same for integers alone. */
  INTEGER_MULTIPLIERS_OF_FIRST_AXIS(
      o -> onlyIf(o.isInteger(), () -> pair(o.input(1).dimension(0)))),

  /** A multiplier and a shift for each slice of the weights along their last axis. */
  MULTIPLIERS_OF_LAST_AXIS(o -> pair(o.input(1).dimension(-1))),

  /** The same for integers alone. */
  INTEGER_MULTIPLIERS_OF_LAST_AXIS(
      o -> onlyIf(o.isInteger(), () -> pair(o.input(1).dimension(-1)))),

  /** A multiplier and a shift per scale of the weights when they have several. */
  MULTIPLIERS_OF_SCALES(o -> onlyIf(o.isInteger() && o.scales(1) > 1, () -> pair(o.scales(1)))),

  /** FULLY_CONNECTED that is computed as a convolution of 1x1. */
  MULTIPLIERS_OF_DEEP_OUTPUT(
      o ->
          onlyIf(
              o.isInt8() && o.output().rank() > 2 && o.input(1).dimension(-1) % 4 == 0,
              () -> pair(o.output().dimension(-1)))),

  /** Scale and zero point of each input of an int8 CONCATENATION. */
  INPUT_QUANTIZATION(o -> onlyIf(o.isInt8(), () -> pair(o.operator().inputs().size()))),

  /** The two tables of 513 entries of an int16 SOFTMAX. */
  SOFTMAX_TABLES(
      o -> onlyIf(o.inputSpec(0).type() == ElementType.INT16, () -> List.of(1026L, 1026L))),

  /** What LOG_SOFTMAX keeps of scales and bounds. */
  LOG_SOFTMAX_DATA(o -> List.of(28L)),

  /** A copy of the output's dimensions with their count. */
  OUTPUT_DIMENSIONS(o -> List.of(4L + 4L * o.output().rank())),

  /** BATCH_MATMUL: bounds and multipliers of integers, and each operand that it turns. */
  BATCH_PRODUCT(KernelBuffers::batchProduct),

  /** The bias of each of an LSTM's eight products, with the zero point worked in. */
  LSTM_BIASES(o -> Collections.nCopies(8, 4L * cells(o))),

  /** An LSTM's four gates in int16 and one buffer in int8. */
  LSTM_GATES_AND_OUTPUT(
      o -> {
        long values = (long) batch(o) * cells(o);
        return List.of(2 * values, 2 * values, 2 * values, 2 * values, values);
      }),

  /** An LSTM's four gates in int16. */
  LSTM_GATES(o -> Collections.nCopies(4, 2L * batch(o) * cells(o))),

  /** Sums in 32 bits. */
  INTEGER_SUMS(o -> onlyIf(o.isInteger(), () -> List.of(4L * o.output().elementCount()))),

  /** An index per axis of the input, and the axes that go. */
  REDUCED_AXES(o -> List.of(4L * o.input(0).rank(), 4L * o.input(1).elementCount())),

  /** Two indices per axis of the input. */
  TWO_INDICES_PER_AXIS(o -> pair(o.input(0).rank())),

  /** A pointer per input. */
  INPUT_POINTERS(o -> List.of(4L * o.operator().inputs().size())),

  /** Sums of a TRANSPOSE_CONV in 32 or 64 bits; its activation is its third input. */
  TRANSPOSED_SUMS(KernelBuffers::transposedSums),

  /** CMSIS-NN of 2022 with DSP instructions: two unrolled patches in int16. */
  CMSIS_CONVOLUTION(KernelBuffers::cmsisConvolution),

  /** The same without DSP instructions, where int16 takes no such buffer. */
  CMSIS_CONVOLUTION_WITHOUT_DSP(o -> onlyIf(o.isInt8(), () -> cmsisConvolution(o))),

  /** CMSIS-NN of 2022 with DSP instructions: one unrolled patch in int16. */
  CMSIS_DEPTHWISE(
      o ->
          onlyIf(
              o.isInt8() && o.undilated() && o.input(0).dimension(-1) == o.output().dimension(-1),
              () -> List.of(2L * patch(o)))),

  /** CMSIS-NN with DSP instructions: a sum in 32 bits per channel. */
  CMSIS_AVERAGE(o -> onlyIf(o.isInt8(), () -> List.of(4L * o.input(0).dimension(-1))));

  private final Function<OperatorShape, List<Long>> rule;

  KernelBuffers(Function<OperatorShape, List<Long>> rule) {
    this.rule = rule;
  }

  /** The rule that data files call {@code multipliers-of-scales}, for instance. */
  static KernelBuffers named(String name) {
    return Arrays.stream(values())
        .filter(v -> v.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no rule " + name));
  }

  /** Sizes in bytes, in order. */
  List<Long> bytes(OperatorShape operator) {
    return rule.apply(operator);
  }

  private static List<Long> onlyIf(boolean needed, Supplier<List<Long>> sizes) {
    return needed ? sizes.get() : List.of();
  }

  private static List<Long> pair(int values) {
    return List.of(4L * values, 4L * values);
  }

  private static List<Long> transposedSums(OperatorShape o) {
    return switch (o.inputSpec(2).type()) {
      case INT8 -> List.of(4L * o.output().elementCount());
      case INT16 -> List.of(8L * o.output().elementCount());
      default -> List.of();
    };
  }

  /** What is turned is kept as a structure, dimensions with their count, and values. */
  private static List<Long> batchProduct(OperatorShape o) {
    List<Long> sizes = new ArrayList<>(onlyIf(o.isInteger(), () -> List.of(28L)));
    for (int operand = 0; operand < 2; operand++) {
      boolean turned = o.operator().options().flag(operand == 0 ? "adj_x" : "adj_y");
      if (turned == (operand == 0)) {
        Shape shape = o.input(operand);
        sizes.add(12L);
        sizes.add(4L + 4L * shape.rank());
        sizes.add(o.inputSpec(operand).type().bytes(shape.elementCount()));
      }
    }
    return sizes;
  }

  /** {@code arm_convolve_wrapper_s8_get_buffer_size} and that of s16. */
  private static List<Long> cmsisConvolution(OperatorShape o) {
    Shape filter = o.input(1);
    if (!o.isInteger()) {
      return List.of();
    }
    if (!o.isInt8()) {
      return onlyIf(o.undilated() && patch(o) < 512, () -> List.of(4 * patch(o)));
    }
    boolean pointwise =
        filter.dimension(1) == 1
            && filter.dimension(2) == 1
            && o.option("stride_w") == 1
            && o.option("stride_h") == 1
            && o.undilated();
    return onlyIf(!pointwise, () -> List.of(4 * patch(o)));
  }

  /** Values under the window: width, height, and the channels of the input, even when grouped. */
  private static long patch(OperatorShape o) {
    Shape filter = o.input(1);
    return (long) filter.dimension(1) * filter.dimension(2) * o.input(0).dimension(-1);
  }

  private static int cells(OperatorShape o) {
    return o.input(4).dimension(0);
  }

  private static int batch(OperatorShape o) {
    return o.input(0).dimension(o.operator().options().flag("time_major") ? 1 : 0);
  }
}
