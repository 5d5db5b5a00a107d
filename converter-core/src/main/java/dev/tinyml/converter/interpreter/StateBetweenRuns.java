package dev.tinyml.converter.interpreter;

/**
 * What a run starts from in a model with variable tensors, such as the hidden and cell state of a
 * fused LSTM.
 */
public enum StateBetweenRuns {
  /**
   * Every run starts from a zero state, which is what Keras computes for layers that are not
   * stateful: a sample is a window of its own. Interpreters clear the state once, when they
   * allocate tensors, and keep it from then on. TensorFlow Lite Micro does so too, so firmware has
   * to reset its interpreter before each window to give these results.
   */
  RESET,
  /** A run goes on from where the last one ended, as in TFLiteConverter's calibrator. */
  KEEP
}
