package dev.tinyml.converter.quantize;

/** Which values of a tensor count towards its range. */
public enum RangePolicy {
  /**
   * The values that operators read and write when every sample starts from a zero state: a window
   * of its own, as in Keras' layers that are not stateful.
   */
  EXACT,
  /**
   * Those that TFLiteConverter's calibrator sees. It looks at an operator's inputs once more after
   * the operator has run; kernels that work in place, ADD for one, have overwritten them by then,
   * so that the result's range is taken for the input's. Nor does it reset the state of recurrent
   * operators between samples: a sample starts from where the last one ended, which Keras' layers
   * don't do. Only for comparisons with Python.
   */
  TFLITE_CONVERTER
}
