package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.QuantizationParameters;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;

/** Reads the tensors of a subgraph. One per file. */
final class TensorReader {
  private static final int MAX_RANK = 8;

  private final String fileName;
  private final Model model;
  private final Problems problems;

  TensorReader(String fileName, Model model, Problems problems) {
    this.fileName = fileName;
    this.model = model;
    this.problems = problems;
  }

  List<TfliteTensor> read(SubGraph graph) {
    List<TfliteTensor> tensors = new ArrayList<>();
    for (int i = 0; i < graph.tensorsLength(); i++) {
      read(i, graph.tensors(i)).ifPresent(tensors::add);
    }
    return tensors;
  }

  private Optional<TfliteTensor> read(int index, Tensor tensor) {
    String where = "tensor " + index;
    Optional<ElementType> type =
        Arrays.stream(ElementType.values()).filter(t -> t.code() == tensor.type()).findFirst();
    if (type.isEmpty()) {
      return wrong(where, "element type " + tensor.type());
    }
    Optional<Shape> shape = shape(tensor);
    if (shape.isEmpty()) {
      return wrong(where, "a shape with a negative dimension, over 2^31 elements or rank over 8");
    }
    if (tensor.buffer() >= model.buffersLength()) {
      return wrong(where, "buffer " + tensor.buffer() + " of " + model.buffersLength());
    }
    int bytes = model.buffers((int) tensor.buffer()).dataLength();
    long needed = (long) shape.get().elementCount() * type.get().size();
    if (bytes > 0 && bytes < needed) {
      return wrong(where, "a buffer of " + bytes + " bytes where its shape needs " + needed);
    }
    Optional<QuantizationParams> quantization;
    try {
      quantization = quantization(tensor.quantization());
    } catch (IllegalArgumentException e) {
      return wrong(where, "quantization parameters with " + e.getMessage());
    }
    String name = tensor.name() == null ? "" : tensor.name();
    return Optional.of(
        new TfliteTensor(
            index,
            new TensorSpec(name, shape.get(), type.get(), quantization),
            bytes > 0,
            tensor.isVariable()));
  }

  private Optional<TfliteTensor> wrong(String where, String found) {
    problems.add(TfliteReader.damaged(fileName, where + " has " + found));
    return Optional.empty();
  }

  private static Optional<Shape> shape(Tensor tensor) {
    if (tensor.shapeLength() > MAX_RANK) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Shape(TfliteReader.indices(tensor.shapeLength(), tensor::shape, MAX_RANK)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<QuantizationParams> quantization(QuantizationParameters parameters) {
    if (parameters == null || parameters.scaleLength() == 0) {
      return Optional.empty();
    }
    List<Float> scales = new ArrayList<>();
    List<Long> zeroPoints = new ArrayList<>();
    for (int i = 0; i < parameters.scaleLength(); i++) {
      scales.add(parameters.scale(i));
    }
    for (int i = 0; i < parameters.zeroPointLength(); i++) {
      zeroPoints.add(parameters.zeroPoint(i));
    }
    return Optional.of(new QuantizationParams(scales, zeroPoints, parameters.quantizedDimension()));
  }
}
