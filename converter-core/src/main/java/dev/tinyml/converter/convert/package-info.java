/** From a frozen graph to a float TensorFlow Lite model. */
package dev.tinyml.converter.convert;
