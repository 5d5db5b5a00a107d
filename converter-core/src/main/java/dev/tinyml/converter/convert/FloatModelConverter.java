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
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteReader;
import java.util.List;

/** Converts graphs with TensorFlow's own converter. Thread-safe. */
public final class FloatModelConverter {
  private static final String CONVERTED = "the converted model";

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
    return floatModel(graph, converter::convertToFloat);
  }

  /**
   * Converts a graph into a float model that is only good for calibrating and quantizing.
   *
   * @throws ProblemException when TensorFlow can't express the graph with builtin operators
   */
  public FloatTfliteModel convertForInt8(FrozenGraph graph) {
    return floatModel(graph, converter::convertForInt8);
  }

  /**
   * Converts a graph into a float model that is only good for calibrating, and quantizing its
   * activations to int16.
   *
   * @throws ProblemException when TensorFlow can't express the graph with builtin operators
   */
  public FloatTfliteModel convertForInt16(FrozenGraph graph) {
    return floatModel(graph, converter::convertForInt16);
  }

  /**
   * Converts a graph into a model of float activations with int8 weights.
   *
   * @param perChannel whether weights get a scale per output channel
   * @throws ProblemException when TensorFlow can't express the graph with builtin operators
   */
  public DeviceModel convertToDynamicRange(FrozenGraph graph, boolean perChannel) {
    return deviceModel(
        graph,
        (graphDef, inputs, outputs) ->
            converter.convertToDynamicRange(graphDef, inputs, outputs, perChannel));
  }

  /**
   * Converts a graph into a model of float activations with float16 weights.
   *
   * @throws ProblemException when TensorFlow can't express the graph with builtin operators
   */
  public DeviceModel convertToFloat16(FrozenGraph graph) {
    return deviceModel(graph, converter::convertToFloat16);
  }

  private interface Conversion {
    byte[] apply(byte[] graphDef, List<GraphInput> inputs, List<String> outputs)
        throws NativeStatusException;
  }

  private FloatTfliteModel floatModel(FrozenGraph graph, Conversion conversion) {
    ModelBytes bytes = convert(graph, conversion);
    return new FloatTfliteModel(bytes, reader.read(CONVERTED, bytes));
  }

  private DeviceModel deviceModel(FrozenGraph graph, Conversion conversion) {
    ModelBytes bytes = convert(graph, conversion);
    return new DeviceModel(bytes, reader.read(CONVERTED, bytes));
  }

  private ModelBytes convert(FrozenGraph graph, Conversion conversion) {
    List<GraphInput> inputs =
        graph.inputs().stream().map(i -> new GraphInput(i.node(), i.shape(), i.type())).toList();
    List<String> outputs = graph.outputs().stream().map(GraphPort::node).toList();
    try {
      ModelBytes converted = new ModelBytes(conversion.apply(graph.graphDef(), inputs, outputs));
      return order.vectorsLast(converted, reader.read(CONVERTED, converted));
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
