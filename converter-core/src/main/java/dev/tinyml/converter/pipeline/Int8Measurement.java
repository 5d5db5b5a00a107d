package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import dev.tinyml.converter.verify.ConfusionCounter;
import dev.tinyml.converter.verify.EngineComparison;
import java.util.List;
import java.util.Optional;

/** Measures an int8 model that came without its float model: by labels, and Keras' predictions. */
final class Int8Measurement {
  private final ConversionRequest request;
  private final SampleData data;

  Int8Measurement(ConversionRequest request, SampleData data) {
    this.request = request;
    this.data = data;
  }

  VerificationInfo measure(DeviceModel model) {
    List<Shape> outputs = shapes(model.structure().outputTensors());
    KerasPredictions predictions =
        new KerasPredictions(shapes(model.structure().inputTensors()), outputs);
    try (DeviceEngine engine = DeviceEngine.microcontroller(model)) {
      return new VerificationInfo(
          Optional.empty(),
          Optional.empty(),
          predictions
              .read(request.kerasInputs(), request.kerasPredictions(), data::allNormalized)
              .map(
                  keras -> new EngineComparison().compare(engine, keras.inputs(), keras.outputs())),
          data.dataset().hasLabels() ? Optional.of(classify(engine, outputs)) : Optional.empty());
    }
  }

  private ClassificationResult classify(DeviceEngine engine, List<Shape> outputs) {
    ConfusionCounter counter =
        new ConfusionCounter(
            SampleData.decision(outputs), sample -> data.dataset().label(sample).orElseThrow());
    for (int sample = 0; sample < data.dataset().sampleCount(); sample++) {
      List<FloatTensor> results = engine.run(data.dataset().normalized(sample));
      counter.see(sample, results, results);
    }
    return new ClassificationResult(Optional.empty(), counter.result().deviceConfusion());
  }

  private static List<Shape> shapes(List<TfliteTensor> tensors) {
    return tensors.stream().map(tensor -> tensor.spec().shape()).toList();
  }
}
