/** Recurrent layers: fused where TensorFlow Lite has an operator, otherwise one copy per step. */
package dev.tinyml.converter.graph.recurrent;
