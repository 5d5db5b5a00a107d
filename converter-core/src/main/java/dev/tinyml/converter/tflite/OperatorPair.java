package dev.tinyml.converter.tflite;

/**
 * An operator of a model for the device and the one of the float model that computes the same.
 *
 * @param subgraph index of the graph that both stand in
 * @param floatOperator index in the float graph's execution order
 * @param deviceOperator index in the device graph's execution order
 */
public record OperatorPair(int subgraph, int floatOperator, int deviceOperator) {}
