package dev.tinyml.converter.tflite;

/**
 * A model whose activations, weights, inputs and outputs are int8. Made by the quantizer, which
 * checks that.
 *
 * @param bytes the file
 * @param structure what it holds
 */
public record Int8TfliteModel(ModelBytes bytes, TfliteModel structure) {}
