package dev.tinyml.converter.range;

import dev.tinyml.converter.tflite.ActivationRange;
import java.util.Optional;

/**
 * What a tensor held while the representative samples ran.
 *
 * @param range smallest and largest value
 * @param movingAverage the samples' own smallest and largest values, averaged in the order of the
 *     samples
 * @param histogram how often which values occurred; empty for tensors of which only the range is
 *     known, such as the states of fused LSTMs
 */
public record TensorObservation(
    ActivationRange range, ActivationRange movingAverage, Optional<Histogram> histogram) {}
