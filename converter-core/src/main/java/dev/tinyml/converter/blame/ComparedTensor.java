package dev.tinyml.converter.blame;

import dev.tinyml.converter.tflite.TensorPlace;

/**
 * An activation in both models.
 *
 * @param device its place in the device's model
 * @param real its place in the float model
 * @param form how the device's model holds it
 */
record ComparedTensor(TensorPlace device, TensorPlace real, StoredValues form) {}
