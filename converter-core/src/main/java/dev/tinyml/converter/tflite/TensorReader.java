package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tensor.TensorSpec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.lite.schema.Buffer;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.QuantizationParameters;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;

/** Reads the tensors of a subgraph. One per file. */
final class TensorReader {
  private static final int MAX_RANK = 8;

  private final String fileName;
  private final Model model;
  private final ReadBudget budget;
  private final Problems problems;

  TensorReader(String fileName, Model model, ReadBudget budget, Problems problems) {
    this.fileName = fileName;
    this.model = model;
    this.budget = budget;
    this.problems = problems;
  }

  List<TfliteTensor> read(SubGraph graph) {
    List<TfliteTensor> tensors = new ArrayList<>();
    for (int i = 0; i < graph.tensorsLength(); i++) {
      budget.table();
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
    int bytes = size(model.buffers((int) tensor.buffer()));
    long needed = (long) shape.get().elementCount() * type.get().size();
    if (bytes > 0 && bytes < needed) {
      return wrong(where, "a buffer of " + bytes + " bytes where its shape needs " + needed);
    }
    Optional<QuantizationParams> quantization;
    try {
      quantization = quantization(tensor.quantization(), shape.get());
    } catch (IllegalArgumentException e) {
      return wrong(where, "quantization parameters with " + e.getMessage());
    }
    return Optional.of(
        new TfliteTensor(
            index,
            new TensorSpec(name(tensor), shape.get(), type.get(), quantization),
            bytes > 0,
            tensor.isVariable()));
  }

  /** Makes a view of the whole data, so that data which leaves the file is found out. */
  private static int size(Buffer buffer) {
    ByteBuffer data = buffer.dataAsByteBuffer();
    return data == null ? 0 : data.remaining();
  }

  private String name(Tensor tensor) {
    ByteBuffer bytes = tensor.nameAsByteBuffer();
    if (bytes == null) {
      return "";
    }
    budget.take(bytes.remaining());
    return tensor.name();
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

  private Optional<QuantizationParams> quantization(
      QuantizationParameters parameters, Shape shape) {
    if (parameters == null || parameters.scaleLength() == 0) {
      return Optional.empty();
    }
    int count = parameters.scaleLength();
    int axis = parameters.quantizedDimension();
    boolean perSlice = axis >= 0 && axis < shape.rank() && shape.dimension(axis) == count;
    if (count != parameters.zeroPointLength() || (count != 1 && !perSlice)) {
      throw new IllegalArgumentException(
          count + " scales, " + parameters.zeroPointLength() + " zero points, axis " + axis);
    }
    budget.take((Float.BYTES + Long.BYTES) * (long) count);
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
