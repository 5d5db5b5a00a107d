/** Describes TensorFlow Lite models: what they compute with, what they need, what can run them. */
package dev.tinyml.codegen.inspection.tflite;
