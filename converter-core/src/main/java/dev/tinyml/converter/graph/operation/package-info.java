/** Functions of keras.ops that stand in a model's graph like layers. */
package dev.tinyml.converter.graph.operation;
