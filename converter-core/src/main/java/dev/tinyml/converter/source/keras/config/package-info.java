/**
 * The configuration of Keras models of all versions: layers, nested models and wrappers, and how
 * tensors run between them, brought into the form of Keras 3.
 */
package dev.tinyml.converter.source.keras.config;
