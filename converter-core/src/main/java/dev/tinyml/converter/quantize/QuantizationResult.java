package dev.tinyml.converter.quantize;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.tflite.DeviceModel;
import java.util.List;

/**
 * A quantized model and what its user should know about it.
 *
 * @param model whose float32 inputs and outputs became int8
 * @param warnings what stayed in floating point; empty for a model of integers only
 */
public record QuantizationResult(DeviceModel model, List<Problem> warnings) {

  /** Copies the list. */
  public QuantizationResult {
    warnings = List.copyOf(warnings);
  }
}
