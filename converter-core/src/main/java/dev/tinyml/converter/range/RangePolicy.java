package dev.tinyml.converter.range;

/** Which values of a tensor count towards its range. */
public enum RangePolicy {
  /**
   * The values that operators read and write when every sample starts from a zero state. That is
   * what Keras computes for layers that are not stateful, and what verification compares with: a
   * sample is a window of its own. Interpreters, TensorFlow Lite Micro's as well, clear the state
   * once, when they allocate tensors, and keep it from then on; so firmware has to reset its
   * interpreter before each window to give these results. The cell state of a fused LSTM counts in
   * every step.
   */
  EXACT,
  /**
   * Those that TFLiteConverter's calibrator sees. It looks at an operator's inputs once more after
   * the operator has run; kernels that work in place, ADD for one, have overwritten them by then,
   * so that the result's range is taken for the input's. Nor does it reset the state of recurrent
   * operators between samples: a sample starts from where the last one ended, which Keras' layers
   * don't do; and it sees the state after the last step of a sample only. Only for comparisons with
   * Python.
   */
  TFLITE_CONVERTER
}
