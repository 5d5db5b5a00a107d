package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.quantize.ObservedModel;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.tflite.DeviceModel;
import java.util.List;
import java.util.Optional;

/** Makes models for the device of one float model and measures them. */
interface QuantizationBench {

  /**
   * Finds the ranges of activations that quantizing with these options needs. Quantizing does it
   * itself where nobody did before.
   *
   * @return empty when the scheme needs none
   */
  Optional<ObservedModel> calibrate(QuantizeOptions options);

  /**
   * Makes a model for the device.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when the float model can't become one
   */
  MadeModel quantize(QuantizeOptions options);

  /**
   * Measures a model for the device.
   *
   * @param heldOut indices of the samples to measure with, none of which calibrated
   */
  VerificationInfo measure(DeviceModel model, List<Integer> heldOut);
}
