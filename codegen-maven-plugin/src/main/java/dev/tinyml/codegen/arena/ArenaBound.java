package dev.tinyml.codegen.arena;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

  /** The allocators, the memory planner and the builtin-data allocator. */
  private static final int FIXED = 36 + 44 + 36 + 8 + ALIGNMENT;

  private static final int PER_SUBGRAPH = 8;

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

  /** So often a kernel looks at an operand while it is prepared, slack of alignment included. */
  private static final int LOOKS = 2;

  private static final int PER_TENSOR_AT_ONCE = 64 + 12 + 8 + 3 * ALIGNMENT;

  /** Their kernels keep sums, or turned and widened copies of operands. */
  private static final Set<String> WITH_COPIES =
      Set.of(
          "ADD_N",
          "BATCH_MATMUL",
          "CUMSUM",
          "LOG_SOFTMAX",
          "MEAN",
          "MIRROR_PAD",
          "REDUCE_MAX",
          "REDUCE_MIN",
          "SUM",
          "SVDF");

  private ArenaBound() {}

  /** The bound in bytes, a multiple of 16; of all graphs together, as if none shared memory. */
  static long of(TfliteModel model) {
    List<TfliteTensor> tensors =
        model.subgraphs().stream().map(TfliteSubgraph::tensors).flatMap(List::stream).toList();
    List<TfliteOperator> operators =
        model.subgraphs().stream().map(TfliteSubgraph::operators).flatMap(List::stream).toList();
    long lstms = operators.stream().filter(o -> o.name().contains("LSTM")).count();
    long scratchBuffers =
        tensors.stream().filter(ArenaBound::isConvolutionFilter).count()
            + SCRATCH_BUFFERS_PER_LSTM * lstms;

    long persistent =
        FIXED
            + (long) PER_SUBGRAPH * model.subgraphs().size()
            + (long) PER_TENSOR * tensors.size()
            + (long) PER_OPERATOR * operators.size();
    persistent += (long) PER_INPUT_OR_OUTPUT * (model.inputs().size() + model.outputs().size());
    persistent += PER_SCRATCH_BUFFER * scratchBuffers;
    persistent += tensors.stream().mapToLong(ArenaBound::channelData).sum();
    long biases = lstms == 0 ? 0 : tensors.stream().mapToLong(ArenaBound::bias).sum();
    persistent += lstms * (PER_LSTM + BIASES_PER_LSTM * ALIGNMENT) + 2 * biases;

    // The cell state of an int8 LSTM has 16 bits as well.
    boolean sixteenBit =
        hasActivations(tensors, ElementType.INT16)
            && (lstms == 0 || !hasActivations(tensors, ElementType.INT8));
    if (sixteenBit) {
      persistent += SOFTMAX_TABLES * count(operators, "SOFTMAX");
    }

    List<TfliteTensor> planned = tensors.stream().filter(t -> !t.constant()).toList();
    long activations = planned.stream().mapToLong(ArenaBound::activation).sum();
    activations += tensors.stream().mapToLong(ArenaBound::scratch).sum();
    // Four buffers of 16 bits per unit; the four biases have 32.
    activations += lstms * SCRATCH_BUFFERS_PER_LSTM * ALIGNMENT + biases;
    long largest = planned.stream().mapToLong(t -> t.spec().shape().elementCount()).max().orElse(0);
    activations +=
        count(operators, "TRANSPOSE_CONV")
            * aligned((sixteenBit ? Long.BYTES : Integer.BYTES) * largest);
    activations +=
        shapes(model)
            .filter(o -> WITH_COPIES.contains(o.operator().name()))
            .mapToLong(ArenaBound::copies)
            .sum();
    long planning =
        PER_SCRATCH_REQUEST * (scratchBuffers + SCRATCH_REQUESTS_AT_LEAST)
            + 4
            + PER_ALLOCATION_INFO * (tensors.size() + scratchBuffers)
            + PER_PLANNED_BUFFER * (planned.size() + scratchBuffers);

    long preparing =
        PER_SCRATCH_REQUEST * (scratchBuffers + SCRATCH_REQUESTS_AT_LEAST)
            + shapes(model).mapToLong(ArenaBound::looks).max().orElse(0);

    long passing = Math.max(preparing, Math.max(activations, planning));
    return aligned(persistent + passing + ALIGNMENT);
  }

  private static Stream<OperatorShape> shapes(TfliteModel model) {
    return model.subgraphs().stream()
        .flatMap(
            graph -> graph.operators().stream().map(o -> new OperatorShape(o, graph.tensors())));
  }

  /** The structures of an operator's operands, all at once, with a zero point per scale. */
  private static long looks(OperatorShape operator) {
    return operands(operator)
        .mapToLong(
            t ->
                LOOKS
                    * (PER_TENSOR_AT_ONCE
                        + (long) Integer.BYTES
                            * t.spec().quantization().map(q -> q.scales().size()).orElse(0)))
        .sum();
  }

  private static Stream<TfliteTensor> operands(OperatorShape operator) {
    return Stream.concat(
            operator.operator().inputs().stream(), operator.operator().outputs().stream())
        .filter(tensor -> tensor >= 0)
        .map(operator.tensors()::get);
  }

  /** Room for all operands of an operator in 64 bits, each with a structure of its own. */
  private static long copies(OperatorShape operator) {
    return operands(operator)
        .mapToLong(
            t ->
                aligned((long) Long.BYTES * t.spec().shape().elementCount())
                    + PER_INPUT_OR_OUTPUT
                    + PER_ALLOCATION_INFO)
        .sum();
  }

  private static boolean hasActivations(List<TfliteTensor> tensors, ElementType type) {
    return tensors.stream().anyMatch(t -> !t.constant() && t.spec().type() == type);
  }

  private static long count(List<TfliteOperator> operators, String name) {
    return operators.stream().filter(operator -> operator.name().equals(name)).count();
  }

  private static long bias(TfliteTensor tensor) {
    boolean vector =
        tensor.constant()
            && tensor.spec().type() == ElementType.INT32
            && tensor.spec().shape().rank() == 1;
    return vector ? activation(tensor) : 0;
  }

  private static boolean isConvolutionFilter(TfliteTensor tensor) {
    return isWeights(tensor) && tensor.spec().shape().rank() == 4;
  }

  private static boolean isWeights(TfliteTensor tensor) {
    return tensor.constant()
        && (tensor.spec().type() == ElementType.INT8
            || tensor.spec().type() == ElementType.FLOAT32);
  }

  private static long activation(TfliteTensor tensor) {
    return aligned((long) tensor.spec().shape().elementCount() * tensor.spec().type().size());
  }

  /** Convolutions keep data per channel even when their filters have a single scale. */
  private static long channelData(TfliteTensor tensor) {
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
  private static long scratch(TfliteTensor tensor) {
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
