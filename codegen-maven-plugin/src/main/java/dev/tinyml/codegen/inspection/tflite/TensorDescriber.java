package dev.tinyml.codegen.inspection.tflite;

import dev.tinyml.codegen.inspection.description.TensorDescription;
import dev.tinyml.codegen.inspection.description.TensorDescription.Use;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Describes tensors. Stateless. */
final class TensorDescriber {

  List<TensorDescription> describe(TfliteSubgraph graph) {
    Set<Integer> inputs = new HashSet<>(graph.inputs());
    Set<Integer> outputs = new HashSet<>(graph.outputs());
    return graph.tensors().stream().map(tensor -> describe(tensor, inputs, outputs)).toList();
  }

  private static TensorDescription describe(
      TfliteTensor tensor, Set<Integer> inputs, Set<Integer> outputs) {
    return new TensorDescription(
        tensor.index(),
        tensor.spec().name(),
        type(tensor),
        shape(tensor),
        use(tensor, inputs, outputs),
        bytes(tensor),
        tensor.spec().quantization());
  }

  /** The element type's name in lower case. */
  static String type(TfliteTensor tensor) {
    return tensor.spec().type().name().toLowerCase(Locale.ROOT);
  }

  /** Bytes of all values. */
  static long bytes(TfliteTensor tensor) {
    return tensor.spec().type().bytes(tensor.spec().shape().elementCount());
  }

  private static List<Integer> shape(TfliteTensor tensor) {
    List<Integer> shape = new ArrayList<>(tensor.spec().shape().dimensions());
    tensor.openAxes().stream().filter(axis -> axis < shape.size()).forEach(a -> shape.set(a, -1));
    return shape;
  }

  private static Use use(TfliteTensor tensor, Set<Integer> inputs, Set<Integer> outputs) {
    if (inputs.contains(tensor.index())) {
      return Use.INPUT;
    }
    if (outputs.contains(tensor.index())) {
      return Use.OUTPUT;
    }
    if (tensor.constant()) {
      return Use.CONSTANT;
    }
    return tensor.variable() ? Use.STATE : Use.ACTIVATION;
  }
}
