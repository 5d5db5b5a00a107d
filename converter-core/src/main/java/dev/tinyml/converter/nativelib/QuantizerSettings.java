package dev.tinyml.converter.nativelib;

import dev.tinyml.converter.tensor.ElementType;

/**
 * What TensorFlow's quantizer shall make of a calibrated model.
 *
 * @param activations element type of activations: INT8 or INT16
 * @param inputs element type of inputs that are float32: INT8, UINT8, INT16 or FLOAT32
 * @param outputs element type of outputs that are float32: as for inputs
 * @param perChannel whether weights get a scale per output channel
 * @param perChannelDense whether those of FULLY_CONNECTED do; only with perChannel
 */
public record QuantizerSettings(
    ElementType activations,
    ElementType inputs,
    ElementType outputs,
    boolean perChannel,
    boolean perChannelDense) {}
