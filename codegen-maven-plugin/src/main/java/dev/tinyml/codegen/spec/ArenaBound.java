package dev.tinyml.codegen.spec;

import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.OperatorUse;
import dev.tinyml.converter.manifest.TensorInfo;
import dev.tinyml.converter.tensor.ElementType;
import java.util.List;

/**
 * An upper bound of the memory that TensorFlow Lite Micro's interpreter needs for a model.
 *
 * <p>It adds up what {@code MicroAllocator} can ask for, each time with the larger of the structure
 * sizes that 32-bit builds use (with and without {@code TF_LITE_STATIC_MEMORY}): the structures
 * that stay, and the larger of all activations without any reuse and of what planning them takes
 * for a moment. An exact plan would be smaller; a bound can't be too small.
 */
final class ArenaBound {
  /** What {@code MicroAllocator} aligns tensors and most structures to. */
  private static final int ALIGNMENT = 16;

  /** The allocators, the memory planner, the builtin-data allocator and the subgraph. */
  private static final int FIXED = 36 + 44 + 36 + 8 + 8 + ALIGNMENT;

  /** {@code TfLiteEvalTensor}. */
  private static final int PER_TENSOR = 12;

  /** {@code NodeAndRegistration}, the largest builtin parameters and the largest kernel data. */
  private static final int PER_OPERATOR = 48 + 40 + 84 + 2 * ALIGNMENT;

  /** A multiplier and a shift per output channel. */
  private static final int PER_CHANNEL = 8;

  /** Pointer, {@code TfLiteTensor}, {@code TfLiteAffineQuantization}, zero points. */
  private static final int PER_INPUT_OR_OUTPUT = ALIGNMENT + 64 + 12 + 8 + ALIGNMENT;

  /** {@code ScratchBufferHandle}; the requests live only while planning. */
  private static final int PER_SCRATCH_BUFFER = 4;

  private static final int SCRATCH_REQUESTS_AT_LEAST = 12;
  private static final int PER_SCRATCH_REQUEST = 12;
  private static final int PER_ALLOCATION_INFO = 24;
  private static final int PER_PLANNED_BUFFER = 40;

  /** Kernel data of an LSTM beyond that of others. */
  private static final int PER_LSTM = 1024;

  private static final int SCRATCH_BUFFERS_PER_LSTM = 4;

  /** Two tables of 513 values of 16 bits, which int16 SOFTMAX looks its exponentials up in. */
  private static final int SOFTMAX_TABLES = 2 * (513 * 2 + 2 * ALIGNMENT);

  /** Each gate's bias joined with the zero points of the sequence and of the hidden state. */
  private static final int BIASES_PER_LSTM = 8;

  /** An LSTM's kernel looks at all its inputs and its output at once while it is prepared. */
  private static final int TENSORS_AT_ONCE = 25;

  private static final int PER_TENSOR_AT_ONCE = 64 + 12 + 8 + 3 * ALIGNMENT;

  private ArenaBound() {}

  /**
   * The bound in bytes, a multiple of 16.
   *
   * @throws ArithmeticException when it is beyond the range of int
   */
  static int of(ConversionManifest manifest) {
    List<TensorInfo> tensors = manifest.tensors();
    int operators = manifest.operators().stream().mapToInt(OperatorUse::count).sum();
    long lstms = lstms(manifest);
    long scratchBuffers =
        tensors.stream().filter(ArenaBound::isConvolutionFilter).count()
            + SCRATCH_BUFFERS_PER_LSTM * lstms;

    long persistent = FIXED + (long) PER_TENSOR * tensors.size() + (long) PER_OPERATOR * operators;
    persistent +=
        (long) PER_INPUT_OR_OUTPUT * (manifest.inputs().size() + manifest.outputs().size());
    persistent += PER_SCRATCH_BUFFER * scratchBuffers;
    persistent += tensors.stream().mapToLong(ArenaBound::channelData).sum();
    long biases = lstms == 0 ? 0 : tensors.stream().mapToLong(ArenaBound::bias).sum();
    persistent += lstms * (PER_LSTM + BIASES_PER_LSTM * ALIGNMENT) + 2 * biases;

    // The cell state of an int8 LSTM has 16 bits as well.
    boolean sixteenBit =
        hasActivations(tensors, ElementType.INT16)
            && (lstms == 0 || !hasActivations(tensors, ElementType.INT8));
    if (sixteenBit) {
      persistent += SOFTMAX_TABLES * count(manifest, "SOFTMAX");
    }

    List<TensorInfo> planned = tensors.stream().filter(t -> !t.constant()).toList();
    long activations = planned.stream().mapToLong(ArenaBound::activation).sum();
    activations += tensors.stream().mapToLong(ArenaBound::scratch).sum();
    // Four buffers of 16 bits per unit; the four biases have 32.
    activations += lstms * SCRATCH_BUFFERS_PER_LSTM * ALIGNMENT + biases;
    long largest = planned.stream().mapToLong(t -> t.spec().shape().elementCount()).max().orElse(0);
    activations +=
        count(manifest, "TRANSPOSE_CONV")
            * aligned((sixteenBit ? Long.BYTES : Integer.BYTES) * largest);
    long planning =
        PER_SCRATCH_REQUEST * (scratchBuffers + SCRATCH_REQUESTS_AT_LEAST)
            + 4
            + PER_ALLOCATION_INFO * (tensors.size() + scratchBuffers)
            + PER_PLANNED_BUFFER * (planned.size() + scratchBuffers);

    long preparing = lstms == 0 ? 0 : TENSORS_AT_ONCE * PER_TENSOR_AT_ONCE;

    long passing = Math.max(preparing, Math.max(activations, planning));
    return Math.toIntExact(aligned(persistent + passing + ALIGNMENT));
  }

  private static boolean hasActivations(List<TensorInfo> tensors, ElementType type) {
    return tensors.stream().anyMatch(t -> !t.constant() && t.spec().type() == type);
  }

  private static long count(ConversionManifest manifest, String operator) {
    return manifest.operators().stream()
        .filter(use -> use.name().equals(operator))
        .mapToLong(OperatorUse::count)
        .sum();
  }

  private static long lstms(ConversionManifest manifest) {
    return manifest.operators().stream()
        .filter(use -> use.name().contains("LSTM"))
        .mapToLong(OperatorUse::count)
        .sum();
  }

  private static long bias(TensorInfo tensor) {
    boolean vector =
        tensor.constant()
            && tensor.spec().type() == ElementType.INT32
            && tensor.spec().shape().rank() == 1;
    return vector ? activation(tensor) : 0;
  }

  private static boolean isConvolutionFilter(TensorInfo tensor) {
    return isWeights(tensor) && tensor.spec().shape().rank() == 4;
  }

  private static boolean isWeights(TensorInfo tensor) {
    return tensor.constant()
        && (tensor.spec().type() == ElementType.INT8
            || tensor.spec().type() == ElementType.FLOAT32);
  }

  private static long activation(TensorInfo tensor) {
    return aligned((long) tensor.spec().shape().elementCount() * tensor.spec().type().size());
  }

  /** Convolutions keep data per channel even when their filters have a single scale. */
  private static long channelData(TensorInfo tensor) {
    if (!isWeights(tensor)) {
      return 0;
    }
    long channels = tensor.spec().quantization().map(q -> q.scales().size()).orElse(0);
    if (isConvolutionFilter(tensor)) {
      channels =
          Math.max(
              channels,
              Math.max(tensor.spec().shape().dimension(0), tensor.spec().shape().dimension(-1)));
    }
    return channels > 1 ? PER_CHANNEL * channels + 2 * ALIGNMENT : 0;
  }

  /** Room for one unrolled patch in 16 bits, twice: CMSIS-NN's convolutions. */
  private static long scratch(TensorInfo tensor) {
    if (!isConvolutionFilter(tensor) || tensor.spec().shape().elementCount() == 0) {
      return 0;
    }
    long patch = tensor.spec().shape().elementCount() / tensor.spec().shape().dimension(0);
    return aligned(4 * patch + ALIGNMENT);
  }

  private static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }
}
