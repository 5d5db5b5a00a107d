package dev.tinyml.converter.quantize;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.TensorPlace;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A quantized model and what its user should know about it.
 *
 * @param model whose float32 inputs and outputs have the types of the options
 * @param warnings what stayed in floating point; empty for a model of integers only
 * @param ranges of activations that it was quantized with, by their places in the observed model;
 *     none with a scheme that leaves activations in float
 */
public record QuantizationResult(
    DeviceModel model, List<Problem> warnings, SortedMap<TensorPlace, ActivationRange> ranges) {

  /** Copies list and map. */
  public QuantizationResult {
    warnings = List.copyOf(warnings);
    ranges = Collections.unmodifiableSortedMap(new TreeMap<>(ranges));
  }

  /** A model whose activations stay in float. */
  public QuantizationResult(DeviceModel model, List<Problem> warnings) {
    this(model, warnings, Collections.emptySortedMap());
  }
}
