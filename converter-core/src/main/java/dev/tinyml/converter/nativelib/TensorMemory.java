package dev.tinyml.converter.nativelib;

/** How an interpreter places the values of tensors in memory. */
public enum TensorMemory {
  /** A tensor's memory goes to another one as soon as no operator reads it any more. */
  SHARED,
  /** Each tensor has memory of its own, so that values outlast the run. */
  KEPT
}
