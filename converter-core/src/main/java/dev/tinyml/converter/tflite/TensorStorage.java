package dev.tinyml.converter.tflite;

/** Where a tensor's values come from. */
public enum TensorStorage {
  /** Not from the file: an input, or written by an operator. */
  COMPUTED,
  /** The file holds all values, row-major. */
  DENSE,
  /** The file holds the values that aren't zero, and where they stand (schema: sparsity). */
  SPARSE,
  /** The values lie behind the flatbuffer (schema: Buffer.offset), as in files over 2 GB. */
  EXTERNAL
}
