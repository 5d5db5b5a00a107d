package dev.tinyml.converter.tflite;

/**
 * The model that runs on the device, of whatever quantization scheme; most often all int8.
 *
 * @param bytes the file
 * @param structure what it holds
 */
public record DeviceModel(ModelBytes bytes, TfliteModel structure) {}
