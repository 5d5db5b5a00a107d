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
import java.util.stream.IntStream;
import org.tensorflow.lite.schema.QuantizationParameters;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;

/** Reads the tensors of subgraphs. One per file. */
final class TensorReader {
  private static final int MAX_RANK = 8;

  private final String fileName;
  private final BufferReader buffers;
  private final ReadBudget budget;
  private final Problems problems;

  TensorReader(String fileName, BufferReader buffers, ReadBudget budget, Problems problems) {
    this.fileName = fileName;
    this.buffers = buffers;
    this.budget = budget;
    this.problems = problems;
  }

  /**
   * Reads all tensors and adds a problem for each that can't be right.
   *
   * @param where what to call the subgraph in front of a tensor, empty for the main graph
   */
  List<TfliteTensor> read(String where, SubGraph graph) {
    List<TfliteTensor> tensors = new ArrayList<>();
    for (int i = 0; i < graph.tensorsLength(); i++) {
      budget.table();
      read(where + "tensor " + i, i, graph.tensors(i)).ifPresent(tensors::add);
    }
    return tensors;
  }

  private Optional<TfliteTensor> read(String where, int index, Tensor tensor) {
    Optional<ElementType> type =
        Arrays.stream(ElementType.values()).filter(t -> t.code() == tensor.type()).findFirst();
    if (type.isEmpty()) {
      return wrong(where, "element type " + tensor.type());
    }
    Optional<Shape> shape = shape(tensor);
    if (shape.isEmpty()) {
      return wrong(where, "a shape with a negative dimension, over 2^31 elements or rank over 8");
    }
    if (tensor.buffer() >= buffers.count()) {
      return wrong(where, "buffer " + tensor.buffer() + " of " + buffers.count());
    }
    int buffer = (int) tensor.buffer();
    // A view of the whole data, so that data which leaves the file is found out.
    int bytes = buffers.data(buffer).remaining();
    TensorStorage storage = storage(tensor, buffer, bytes);
    long needed = type.get().bytes(shape.get().elementCount());
    if (bytes > 0 && bytes < needed && storage != TensorStorage.SPARSE) {
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
            storage,
            tensor.isVariable(),
            openAxes(tensor)));
  }

  private TensorStorage storage(Tensor tensor, int buffer, int bytes) {
    if (bytes == 0) {
      return TensorStorage.COMPUTED;
    }
    if (tensor.sparsity() != null) {
      return TensorStorage.SPARSE;
    }
    return buffers.isExternal(buffer) ? TensorStorage.EXTERNAL : TensorStorage.DENSE;
  }

  private static List<Integer> openAxes(Tensor tensor) {
    List<Integer> signature =
        TfliteReader.indices(tensor.shapeSignatureLength(), tensor::shapeSignature, MAX_RANK);
    return IntStream.range(0, signature.size())
        .filter(axis -> signature.get(axis) == -1)
        .boxed()
        .toList();
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
