package dev.tinyml.converter.graph;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;

/**
 * An input or output of a graph.
 *
 * @param node name of its node
 * @param shape with the batch, which is 1
 * @param type FLOAT32, or INT32 for an input of token numbers
 */
public record GraphPort(String node, Shape shape, ElementType type) {}
