package dev.tinyml.converter.tflite;

/**
 * A converted model that computes in float32.
 *
 * @param bytes the file
 * @param structure what it holds
 */
public record FloatTfliteModel(ModelBytes bytes, TfliteModel structure) {}
