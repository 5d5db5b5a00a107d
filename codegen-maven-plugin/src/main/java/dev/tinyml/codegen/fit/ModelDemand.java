package dev.tinyml.codegen.fit;

import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;

/**
 * A model that boards are held against.
 *
 * @param model the model
 * @param modelBytes what its file takes of the flash where a library interprets it
 * @param windowBytes what a sketch keeps the window of readings in, 32-bit floats
 */
public record ModelDemand(DeviceModel model, long modelBytes, long windowBytes) {

  /** The demand of a model whose inputs are windows of readings. */
  public static ModelDemand of(DeviceModel model) {
    return new ModelDemand(
        model,
        model.bytes().size(),
        model.structure().inputTensors().stream()
            .map(TfliteTensor::spec)
            .mapToLong(spec -> (long) Float.BYTES * spec.shape().elementCount())
            .sum());
  }

  /** What the file holds. */
  public TfliteModel structure() {
    return model.structure();
  }
}
