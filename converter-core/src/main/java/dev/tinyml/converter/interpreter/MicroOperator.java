package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.TensorAccess;

/** An operator whose results TensorFlow Lite Micro computes otherwise than the desktop. */
interface MicroOperator {

  /** Keeps the inputs that the kernel may overwrite. */
  void before(TensorAccess tensors);

  /** Replaces the kernel's results. */
  void after(TensorAccess tensors);
}
