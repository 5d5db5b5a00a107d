package dev.tinyml.converter.blame;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** A few large weights leave the others few steps. */
final class UnequalWeights implements Symptom {
  /** Which axis of the weights is that of the results' channels. */
  private static final Map<String, Integer> CHANNEL_AXES =
      Map.of("CONV_2D", 0, "FULLY_CONNECTED", 0, "TRANSPOSE_CONV", 0, "DEPTHWISE_CONV_2D", 3);

  /** Steps that a usual weight should have: its error is below 3 % then. */
  private static final double FEW_STEPS = 10;

  @Override
  public Optional<Diagnosis> find(Patient patient) {
    Integer axis = CHANNEL_AXES.get(patient.compared().kind());
    if (axis == null || patient.operator().inputs().size() < 2) {
      return Optional.empty();
    }
    TfliteTensor weights = patient.graph().tensors().get(patient.operator().inputs().get(1));
    Optional<QuantizationParams> params = weights.spec().quantization();
    Shape shape = weights.spec().shape();
    if (!weights.constant()
        || weights.spec().type() != ElementType.INT8
        || params.isEmpty()
        || axis >= shape.rank()
        || shape.elementCount() == 0) {
      return Optional.empty();
    }
    byte[] values = patient.weights().int8(patient.compared().subgraph(), weights);
    double[] steps = largest(values, shape, axis);
    return params.get().isPerChannel() ? withinChannels(values) : amongChannels(steps);
  }

  /** The largest absolute value of each channel, in steps. */
  private static double[] largest(byte[] values, Shape shape, int axis) {
    int channels = shape.dimension(axis);
    int inner = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      inner *= shape.dimension(i);
    }
    double[] largest = new double[channels];
    for (int i = 0; i < Math.min(values.length, shape.elementCount()); i++) {
      int channel = i / inner % channels;
      largest[channel] = Math.max(largest[channel], Math.abs(values[i]));
    }
    return largest;
  }

  private static Optional<Diagnosis> amongChannels(double[] steps) {
    double[] sorted = steps.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    if (steps.length < 2 || median > FEW_STEPS) {
      return Optional.empty();
    }
    int channel = 0;
    for (int i = 1; i < steps.length; i++) {
      channel = steps[i] > steps[channel] ? i : channel;
    }
    return Optional.of(
        new Diagnosis(
            "one scale serves all its weights, but channel "
                + channel
                + " has weights "
                + Figures.number(steps[channel] / Math.max(0.5, median))
                + " times as large as the median channel, whose weights get "
                + Figures.number(median)
                + " of 127 steps",
            "give each channel its own scale (<weights>per-channel</weights>) if the runtime can,"
                + " or equalize the layers"));
  }

  private static Optional<Diagnosis> withinChannels(byte[] values) {
    double sum = 0;
    int used = 0;
    for (byte value : values) {
      sum += (double) value * value;
      used += value == 0 ? 0 : 1;
    }
    double usual = used == 0 ? FEW_STEPS : Math.sqrt(sum / values.length);
    if (usual >= FEW_STEPS) {
      return Optional.empty();
    }
    return Optional.of(
        new Diagnosis(
            "a few large weights take the range of their channels: a usual weight gets "
                + Figures.number(usual)
                + " of 127 steps",
            "train the layer with weight decay or a limit for weights (kernel_constraint)"));
  }
}
