package dev.tinyml.converter.convert;

import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.nativelib.GraphInput;
import dev.tinyml.converter.nativelib.NativeStatusException;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tflite.AddendOrder;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteReader;
import java.util.List;

/** Converts graphs with TensorFlow's own converter. Thread-safe. */
public final class FloatModelConverter {
  private final TensorFlowLiteConverter converter;
  private final TfliteReader reader = new TfliteReader();
  private final AddendOrder order = new AddendOrder();

  /**
   * @param converter the native converter
   */
  public FloatModelConverter(TensorFlowLiteConverter converter) {
    this.converter = converter;
  }

  /**
   * Converts a graph into the float model that is verified and whose size is reported.
   *
   * @throws ProblemException when TensorFlow can't express the graph with builtin operators
   */
  public FloatTfliteModel convert(FrozenGraph graph) {
    return convert(graph, converter::convertToFloat);
  }

  /**
   * Converts a graph into a float model that is only good for calibrating and quantizing.
   *
   * @throws ProblemException when TensorFlow can't express the graph with builtin operators
   */
  public FloatTfliteModel convertForInt8(FrozenGraph graph) {
    return convert(graph, converter::convertForInt8);
  }

  private interface Conversion {
    byte[] apply(byte[] graphDef, List<GraphInput> inputs, List<String> outputs)
        throws NativeStatusException;
  }

  private FloatTfliteModel convert(FrozenGraph graph, Conversion conversion) {
    List<GraphInput> inputs =
        graph.inputs().stream().map(i -> new GraphInput(i.node(), i.shape(), i.type())).toList();
    List<String> outputs = graph.outputs().stream().map(GraphPort::node).toList();
    try {
      ModelBytes converted = new ModelBytes(conversion.apply(graph.graphDef(), inputs, outputs));
      ModelBytes bytes = order.vectorsLast(converted, read(converted));
      return new FloatTfliteModel(bytes, read(bytes));
    } catch (NativeStatusException e) {
      throw new ProblemException(
          new Problem(
              "tflite-conversion",
              ProblemKind.UNSUPPORTED,
              "the model's graph",
              "TensorFlow Lite's converter refused it: " + e.getMessage(),
              "operations that TensorFlow Lite has operators for",
              "replace the layer or activation that the message names"),
          e);
    }
  }

  private TfliteModel read(ModelBytes bytes) {
    return reader.read("the converted model", bytes);
  }
}
