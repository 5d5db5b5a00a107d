package dev.tinyml.converter.correction;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.DeviceModel;
import java.util.List;

/**
 * How well a model with one output does.
 *
 * @param decibels signal to noise of its outputs against Keras' predictions
 * @param agreement share of samples where it decides for Keras' class
 * @param meanError largest mean, over the samples, of an output value's error
 */
record Quality(double decibels, double agreement, double meanError) {

  static Quality of(
      DeviceModel model, List<List<FloatTensor>> inputs, List<List<FloatTensor>> expected) {
    try (InferenceEngine engine = DeviceEngine.microcontroller(model)) {
      double signal = 0;
      double noise = 0;
      int agreeing = 0;
      double[] sums = new double[expected.get(0).get(0).size()];
      for (int i = 0; i < inputs.size(); i++) {
        FloatTensor found = engine.run(inputs.get(i)).get(0);
        FloatTensor right = expected.get(i).get(0);
        agreeing += found.argMax() == right.argMax() ? 1 : 0;
        for (int v = 0; v < sums.length; v++) {
          double error = found.get(v) - right.get(v);
          signal += right.get(v) * right.get(v);
          noise += error * error;
          sums[v] += error;
        }
      }
      double meanError = 0;
      for (double sum : sums) {
        meanError = Math.max(meanError, Math.abs(sum) / inputs.size());
      }
      return new Quality(
          10 * Math.log10(signal / noise), agreeing / (double) inputs.size(), meanError);
    }
  }
}
