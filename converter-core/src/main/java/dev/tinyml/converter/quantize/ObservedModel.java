package dev.tinyml.converter.quantize;

import dev.tinyml.converter.range.Observations;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TfliteModel;

/**
 * A float model that has run on the representative samples, ready to be quantized in as many ways
 * as one likes. Immutable.
 *
 * @param original structure of the model as it was converted
 * @param model the same with room for ranges, and with masks that int8 can hold; its tensors have
 *     the places of the observations
 * @param observations what its activations held
 * @param policy which values counted
 */
public record ObservedModel(
    TfliteModel original, FloatTfliteModel model, Observations observations, RangePolicy policy) {}
