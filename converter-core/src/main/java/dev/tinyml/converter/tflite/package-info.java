/**
 * Reading and patching {@code .tflite} files; the only package that sees the flatbuffer schema
 * (tensorflow/compiler/mlir/lite/schema/schema.fbs).
 */
package dev.tinyml.converter.tflite;
