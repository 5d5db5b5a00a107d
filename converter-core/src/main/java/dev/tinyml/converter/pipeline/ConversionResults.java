package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;
import java.util.Optional;

/**
 * What a conversion made.
 *
 * @param data the samples that it used
 * @param floatModel empty when the source is quantized already
 * @param devices the models for devices, at least one
 */
record ConversionResults(
    SampleData data, Optional<FloatTfliteModel> floatModel, List<DeviceResults> devices) {

  /** Copies the list. */
  ConversionResults {
    devices = List.copyOf(devices);
  }
}
