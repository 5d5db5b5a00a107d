package dev.tinyml.converter.nativelib;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;

/**
 * An input of a graph that is to be converted.
 *
 * @param node name of the placeholder
 * @param shape with the batch, which is 1
 * @param type FLOAT32 or INT32
 */
public record GraphInput(String node, Shape shape, ElementType type) {}
