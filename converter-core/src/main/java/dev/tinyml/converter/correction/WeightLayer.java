package dev.tinyml.converter.correction;

import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An operator that multiplies its input with constant weights and sums up: CONV_2D, weights
 * channels out × height × width × channels in per group; DEPTHWISE_CONV_2D, 1 × height × width ×
 * channels out; FULLY_CONNECTED, outputs × inputs.
 *
 * @param index in the main graph's execution order
 * @param operator the operator
 * @param input the tensor that it reads
 * @param weights its weights
 * @param bias its biases; empty when it has none
 * @param output the tensor that it writes, channels last
 */
record WeightLayer(
    int index,
    TfliteOperator operator,
    TfliteTensor input,
    TfliteTensor weights,
    Optional<TfliteTensor> bias,
    TfliteTensor output) {
  private static final int WEIGHTS = 1;
  private static final int BIAS = 2;

  /** The layer; empty when it is another operator, or its weights aren't constant or don't fit. */
  static Optional<WeightLayer> of(TfliteSubgraph graph, int index) {
    TfliteOperator operator = graph.operators().get(index);
    List<Integer> inputs = operator.inputs();
    boolean known =
        switch (operator.name()) {
          case "CONV_2D", "DEPTHWISE_CONV_2D" -> true;
          case "FULLY_CONNECTED" ->
              operator.options().text("weights_format").orElse("DEFAULT").equals("DEFAULT");
          default -> false;
        };
    if (!known
        || operator.outputs().isEmpty()
        || inputs.size() <= WEIGHTS
        || inputs.get(0) < 0
        || inputs.get(WEIGHTS) < 0) {
      return Optional.empty();
    }
    OptionalInt bias =
        inputs.size() > BIAS && inputs.get(BIAS) >= 0
            ? OptionalInt.of(inputs.get(BIAS))
            : OptionalInt.empty();
    WeightLayer layer =
        new WeightLayer(
            index,
            operator,
            graph.tensors().get(inputs.get(0)),
            graph.tensors().get(inputs.get(WEIGHTS)),
            bias.isPresent() ? Optional.of(graph.tensors().get(bias.getAsInt())) : Optional.empty(),
            graph.tensors().get(operator.outputs().get(0)));
    return Optional.of(layer).filter(WeightLayer::fits);
  }

  private boolean fits() {
    int rank = isFullyConnected() ? 2 : 4;
    if (!weights.constant()
        || weights.spec().shape().rank() != rank
        || weights.spec().shape().elementCount() == 0
        || input.spec().shape().elementCount() == 0
        || (!isFullyConnected() && input.spec().shape().rank() != rank)
        || (!isFullyConnected() && output.spec().shape().rank() != rank)
        || output.spec().shape().rank() == 0
        || output.spec().shape().dimension(-1) != channels()
        || bias.filter(b -> !b.constant() || b.spec().shape().elementCount() != channels())
            .isPresent()) {
      return false;
    }
    return isFullyConnected()
        ? input.spec().shape().elementCount() % columns() == 0
        : inputChannels() * channelsPerOutput() % columns() == 0 && groupsFit();
  }

  private boolean groupsFit() {
    return isDepthwise()
        ? weights.spec().shape().dimension(0) == 1 && channels() % inputChannels() == 0
        : inputChannels() % columns() == 0 && channels() % (inputChannels() / columns()) == 0;
  }

  private int channelsPerOutput() {
    return isDepthwise() ? channels() / Math.max(1, inputChannels()) : 1;
  }

  boolean isDepthwise() {
    return operator.name().equals("DEPTHWISE_CONV_2D");
  }

  boolean isFullyConnected() {
    return operator.name().equals("FULLY_CONNECTED");
  }

  /** Number of channels of the output. */
  int channels() {
    return weights.spec().shape().dimension(isDepthwise() ? -1 : 0);
  }

  /** Size of the weights' last axis. */
  private int columns() {
    return weights.spec().shape().dimension(-1);
  }

  /** Number of channels of a convolution's input; values per row of a FULLY_CONNECTED. */
  int inputChannels() {
    return isFullyConnected() ? columns() : input.spec().shape().dimension(-1);
  }

  /**
   * The output channel that a weight is for.
   *
   * @param position of the weight, row-major
   */
  int outputChannel(int position) {
    return isDepthwise()
        ? position % channels()
        : position / (weights.spec().shape().elementCount() / channels());
  }

  /**
   * The input channel that a weight is for.
   *
   * @param position of the weight, row-major
   */
  int inputChannel(int position) {
    if (isDepthwise()) {
      return position % channels() / (channels() / inputChannels());
    }
    int groups = inputChannels() / columns();
    int group = outputChannel(position) / (channels() / groups);
    return group * columns() + position % columns();
  }
}
