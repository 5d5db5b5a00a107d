package dev.tinyml.codegen.fit;

import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.Optional;

/**
 * A model that boards are held against.
 *
 * @param structure what its file holds
 * @param modelBytes size of its file
 * @param windowBytes what a sketch keeps the window of readings in, 32-bit floats
 * @param engine what a C engine for it takes; empty when it was not planned, or can't be
 */
public record ModelDemand(
    TfliteModel structure, long modelBytes, long windowBytes, Optional<EngineMemory> engine) {

  /** A model without a plan for a C engine. */
  public ModelDemand(TfliteModel structure, long modelBytes, long windowBytes) {
    this(structure, modelBytes, windowBytes, Optional.empty());
  }

  /** The same with what a C engine for it takes. */
  public ModelDemand withEngine(Optional<EngineMemory> memory) {
    return new ModelDemand(structure, modelBytes, windowBytes, memory);
  }

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
