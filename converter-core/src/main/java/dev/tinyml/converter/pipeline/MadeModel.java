package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.quantize.ObservedModel;
import dev.tinyml.converter.quantize.QuantizationResult;
import dev.tinyml.converter.tflite.DeviceModel;
import java.util.Optional;

/**
 * A model for the device and what it was made of.
 *
 * @param quantized the model
 * @param observed the float model with what its activations held; empty for schemes that need no
 *     ranges
 */
record MadeModel(QuantizationResult quantized, Optional<ObservedModel> observed) {

  /** The model itself. */
  DeviceModel model() {
    return quantized.model();
  }
}
