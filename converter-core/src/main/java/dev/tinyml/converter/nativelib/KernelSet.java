package dev.tinyml.converter.nativelib;

/** Which kernels of TensorFlow Lite an interpreter runs; never a delegate such as XNNPACK. */
public enum KernelSet {
  /** The fast kernels that calibration runs on, as TFLiteConverter's calibrator does. */
  OPTIMIZED,
  /**
   * The reference kernels, whose int8 results are those of a microcontroller for all operators but
   * FULLY_CONNECTED.
   */
  REFERENCE
}
