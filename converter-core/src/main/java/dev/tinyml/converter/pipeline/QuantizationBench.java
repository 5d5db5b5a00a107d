package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.quantize.QuantizationResult;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.tflite.DeviceModel;
import java.util.List;

/** Makes models for the device of one float model and measures them. */
interface QuantizationBench {

  /**
   * Makes a model for the device.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when the float model can't become one
   */
  QuantizationResult quantize(QuantizeOptions options);

  /**
   * Measures a model for the device.
   *
   * @param heldOut indices of the samples to measure with, none of which calibrated
   */
  VerificationInfo measure(DeviceModel model, List<Integer> heldOut);
}
