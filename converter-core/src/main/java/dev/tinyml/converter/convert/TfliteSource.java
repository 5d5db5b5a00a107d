package dev.tinyml.converter.convert;

import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.source.ModelFormat;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/**
 * A float TensorFlow Lite model, which goes straight to calibration.
 *
 * @param model the file
 */
public record TfliteSource(FloatTfliteModel model) implements FloatSource {

  @Override
  public String format() {
    return ModelFormat.TFLITE.id();
  }

  @Override
  public String summary() {
    return model.structure().operators().size() + " operators in float32, converted already";
  }

  @Override
  public List<GraphPort> inputs() {
    return ports(model.structure().inputTensors());
  }

  @Override
  public List<GraphPort> outputs() {
    return ports(model.structure().outputTensors());
  }

  private static List<GraphPort> ports(List<TfliteTensor> tensors) {
    return tensors.stream()
        .map(t -> new GraphPort(t.spec().name(), t.spec().shape(), t.spec().type()))
        .toList();
  }

  @Override
  public InferenceEngine reference() {
    return new FloatEngine(model);
  }

  @Override
  public boolean isTflite() {
    return true;
  }

  @Override
  public FloatTfliteModel convert() {
    return model;
  }

  @Override
  public FloatTfliteModel candidate(QuantizationScheme scheme) {
    return model;
  }

  /** {@inheritDoc} TensorFlow's converter takes graphs only. */
  @Override
  public DeviceModel convertWeights(QuantizationScheme scheme, WeightGranularity weights) {
    throw new ProblemException(
        new Problem(
            "scheme-needs-graph",
            ProblemKind.UNSUPPORTED,
            "scheme " + scheme.id(),
            "a float .tflite model",
            "a Keras model or a SavedModel, whose weights TensorFlow's converter changes on the way",
            "give the model that the .tflite was made of, or choose the scheme int8, int16x8 or"
                + " none"));
  }
}
