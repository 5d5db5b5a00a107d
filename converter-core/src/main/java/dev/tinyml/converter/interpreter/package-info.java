/** Running models in TensorFlow Lite's own interpreter, and with a microcontroller's rounding. */
package dev.tinyml.converter.interpreter;
