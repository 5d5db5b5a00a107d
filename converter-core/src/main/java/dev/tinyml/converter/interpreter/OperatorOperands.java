package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.OperatorOptions;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.Arrays;
import java.util.Optional;

/** An operator with its tensors. Immutable. */
final class OperatorOperands {
  private final DeviceModel model;
  private final int subgraph;
  private final TfliteOperator operator;

  OperatorOperands(DeviceModel model, int subgraph, TfliteOperator operator) {
    this.model = model;
    this.subgraph = subgraph;
    this.operator = operator;
  }

  String name() {
    return operator.name();
  }

  OperatorOptions options() {
    return operator.options();
  }

  TfliteOperator operator() {
    return operator;
  }

  /** The tensor that an input reads; empty when it is left out. */
  Optional<TfliteTensor> input(int position) {
    return operator.inputs().size() > position && operator.inputs().get(position) >= 0
        ? Optional.of(tensor(operator.inputs().get(position)))
        : Optional.empty();
  }

  TfliteTensor output(int position) {
    return tensor(operator.outputs().get(position));
  }

  private TfliteTensor tensor(int index) {
    return model.structure().subgraphs().get(subgraph).tensors().get(index);
  }

  /** Whether an input is there, int8 and quantized. */
  boolean isInt8(int position) {
    return input(position)
        .filter(t -> t.spec().type() == ElementType.INT8 && t.spec().quantization().isPresent())
        .isPresent();
  }

  /** Whether the first output is int8 and quantized. */
  boolean isInt8Output() {
    return output(0).spec().type() == ElementType.INT8
        && output(0).spec().quantization().isPresent();
  }

  static QuantizationParams params(TfliteTensor tensor) {
    return tensor
        .spec()
        .quantization()
        .orElseThrow(
            () -> new IllegalArgumentException("tensor " + tensor.index() + " is not quantized"));
  }

  /** The bytes of a constant, as many as its shape needs; the file may hold more. */
  byte[] constant(TfliteTensor tensor) {
    long size = tensor.spec().type().bytes(tensor.spec().shape().elementCount());
    byte[] stored = new ConstantReader(model.bytes()).bytes(subgraph, tensor.index());
    return Arrays.copyOf(stored, Math.toIntExact(size));
  }
}
