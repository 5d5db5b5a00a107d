package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import dev.tinyml.converter.verify.EngineComparison;
import java.util.List;
import java.util.Optional;

/** Measures an int8 model that came without its float model: by labels, and Keras' predictions. */
final class Int8Measurement {
  private final ConversionRequest request;
  private final SampleData data;
  private final EngineComparison comparison = new EngineComparison();

  Int8Measurement(ConversionRequest request, SampleData data) {
    this.request = request;
    this.data = data;
  }

  VerificationInfo measure(DeviceModel model) {
    List<Shape> outputs = shapes(model.structure().outputTensors());
    KerasPredictions predictions =
        new KerasPredictions(shapes(model.structure().inputTensors()), outputs);
    Optional<FloatComparison> difference =
        predictions
            .read(request.kerasInputs(), request.kerasPredictions(), data::allNormalized)
            .map(
                keras ->
                    comparison.compare(
                        () -> DeviceEngine.microcontroller(model),
                        keras.inputs(),
                        keras.outputs()));
    return data.dataset().task().isPresent()
        ? measured(model, outputs).deviceOnly(difference)
        : new VerificationInfo(Optional.empty(), Optional.empty(), difference, Optional.empty());
  }

  private OutputMeasurement measured(DeviceModel model, List<Shape> outputs) {
    List<Integer> samples = data.measuring();
    OutputMeasurement measurement = new OutputMeasurement(data, samples, outputs);
    comparison.run(
        () -> DeviceEngine.microcontroller(model),
        data.normalized(samples),
        (position, results) -> measurement.see(position, results, results));
    return measurement;
  }

  private static List<Shape> shapes(List<TfliteTensor> tensors) {
    return tensors.stream().map(tensor -> tensor.spec().shape()).toList();
  }
}
