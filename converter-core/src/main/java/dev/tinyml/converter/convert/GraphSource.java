package dev.tinyml.converter.convert;

import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphEngine;
import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;
import java.util.function.Supplier;

/**
 * A Keras model that has become a TensorFlow graph.
 *
 * @param format of the Keras file
 * @param summary layers and parameters
 * @param graph its graph
 * @param converter gives the native converter, which is loaded when it is first needed
 */
public record GraphSource(
    String format, String summary, FrozenGraph graph, Supplier<FloatModelConverter> converter)
    implements FloatSource {

  @Override
  public List<GraphPort> inputs() {
    return graph.inputs();
  }

  @Override
  public List<GraphPort> outputs() {
    return graph.outputs();
  }

  @Override
  public InferenceEngine reference() {
    return new GraphEngine(graph);
  }

  @Override
  public boolean isTflite() {
    return false;
  }

  @Override
  public FloatTfliteModel convert() {
    return converter.get().convert(graph);
  }

  @Override
  public FloatTfliteModel candidate(QuantizationScheme scheme) {
    return switch (scheme) {
      case INT8 -> converter.get().convertForInt8(graph);
      case INT16X8 -> converter.get().convertForInt16(graph);
      case DYNAMIC_RANGE, FLOAT16, NONE -> throw new IllegalArgumentException(scheme.id());
    };
  }

  @Override
  public DeviceModel convertWeights(QuantizationScheme scheme, WeightGranularity weights) {
    return switch (scheme) {
      case DYNAMIC_RANGE ->
          converter.get().convertToDynamicRange(graph, weights != WeightGranularity.PER_TENSOR);
      case FLOAT16 -> converter.get().convertToFloat16(graph);
      case INT8, INT16X8, NONE -> throw new IllegalArgumentException(scheme.id());
    };
  }
}
