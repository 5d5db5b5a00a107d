package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.convert.FloatSource;
import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.verify.EngineComparison;
import java.util.List;
import java.util.Optional;

/** Measures the two models of one conversion against the source. */
final class FloatMeasurement {
  private final ConversionRequest request;
  private final FloatSource source;
  private final SampleData data;
  private final EngineComparison comparison = new EngineComparison();
  private final KerasPredictions predictions;

  FloatMeasurement(ConversionRequest request, FloatSource source, SampleData data) {
    this.request = request;
    this.source = source;
    this.data = data;
    predictions =
        new KerasPredictions(
            source.inputs().stream().map(GraphPort::shape).toList(), outputShapes());
  }

  private List<Shape> outputShapes() {
    return source.outputs().stream().map(GraphPort::shape).toList();
  }

  /** The float model on every sample, and Keras' predictions where given. */
  VerificationInfo floatModel(FloatTfliteModel model) {
    return new VerificationInfo(
        source.isTflite() || nothingToMeasure() ? Optional.empty() : Optional.of(conversion(model)),
        predictions
            .read(request.kerasInputs(), request.kerasPredictions(), data::allNormalized)
            .map(keras -> comparison.compare(source::reference, keras.inputs(), keras.outputs())),
        Optional.empty(),
        Optional.empty());
  }

  /** Random inputs say nothing about a model. */
  private boolean nothingToMeasure() {
    return request.dataset().isEmpty();
  }

  private FloatComparison conversion(FloatTfliteModel model) {
    return comparison.compare(
        source::reference,
        () -> new FloatEngine(model),
        data.allNormalized(),
        (position, references, others) -> {});
  }

  /**
   * The device's model on the held-out samples, added to what was measured before. When everything
   * calibrates, outputs are compared on the calibration samples: better than nothing, and the gate
   * says so.
   */
  VerificationInfo deviceModel(DeviceModel model, VerificationInfo before) {
    if (nothingToMeasure()) {
      return before;
    }
    List<Integer> samples = data.measuring();
    OutputMeasurement outputs = new OutputMeasurement(data, samples, outputShapes());
    FloatComparison difference =
        comparison.compare(
            source::reference,
            () -> DeviceEngine.microcontroller(model),
            data.normalized(samples),
            outputs);
    return outputs.result(before, difference);
  }
}
