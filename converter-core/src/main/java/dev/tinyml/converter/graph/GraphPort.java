package dev.tinyml.converter.graph;

import dev.tinyml.converter.tensor.Shape;

/**
 * An input or output of a graph.
 *
 * @param node name of its node
 * @param shape with the batch, which is 1
 */
public record GraphPort(String node, Shape shape) {}
