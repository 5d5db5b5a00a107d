/** The port behind which the float graph and the TensorFlow Lite interpreter are alike. */
package dev.tinyml.converter.inference;
