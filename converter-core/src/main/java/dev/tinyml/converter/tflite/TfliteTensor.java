package dev.tinyml.converter.tflite;

import dev.tinyml.converter.tensor.TensorSpec;

/**
 * A tensor of a model file.
 *
 * @param index its place in the subgraph
 * @param spec name, shape, type, scale and zero point
 * @param constant whether the file holds its values
 * @param variable whether it keeps a state between invocations
 */
public record TfliteTensor(int index, TensorSpec spec, boolean constant, boolean variable) {}
