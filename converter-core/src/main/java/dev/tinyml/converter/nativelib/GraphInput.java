package dev.tinyml.converter.nativelib;

import dev.tinyml.converter.tensor.Shape;

/**
 * A float32 input of a graph that is to be converted.
 *
 * @param node name of the placeholder
 * @param shape with the batch, which is 1
 */
public record GraphInput(String node, Shape shape) {}
