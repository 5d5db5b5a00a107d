/**
 * From a source model to a TensorFlow graph with weights as constants, and running that graph as
 * the float reference; with its sub-packages the only importer of org.tensorflow. One emitter class
 * per kind of layer.
 */
package dev.tinyml.converter.graph;
