package dev.tinyml.codegen.fit;

import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;

/**
 * A model that boards are held against.
 *
 * @param structure what its file holds
 * @param modelBytes size of its file
 * @param windowBytes what a sketch keeps the window of readings in, 32-bit floats
 */
public record ModelDemand(TfliteModel structure, long modelBytes, long windowBytes) {

  /** The demand of a model whose inputs are windows of readings. */
  public static ModelDemand of(TfliteModel structure, long modelBytes) {
    return new ModelDemand(
        structure,
        modelBytes,
        structure.inputTensors().stream()
            .map(TfliteTensor::spec)
            .mapToLong(spec -> (long) Float.BYTES * spec.shape().elementCount())
            .sum());
  }
}
