package dev.tinyml.converter.nativelib;

/** Which kernels of TensorFlow Lite an interpreter runs; never a delegate such as XNNPACK. */
public enum KernelSet {
  /** The fast kernels that calibration runs on, as TFLiteConverter's calibrator does. */
  OPTIMIZED,
  /**
   * The reference kernels, and the fast ones for operators that have no reference kernel (ELU, int8
   * TILE, REVERSE_V2) or a wrong one (int8 SUM).
   */
  REFERENCE
}
