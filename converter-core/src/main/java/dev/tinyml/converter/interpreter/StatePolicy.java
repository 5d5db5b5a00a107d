package dev.tinyml.converter.interpreter;

/** What becomes of a model's state, such as a fused LSTM's, between runs. */
public enum StatePolicy {
  /**
   * Each run starts from a zero state, which is what Keras computes for layers that are not
   * stateful: a sample is a window of its own. Interpreters clear the state once, when they
   * allocate tensors, and keep it from then on. TensorFlow Lite Micro does so too, so firmware has
   * to reset its interpreter before each window to give these results.
   */
  RESET,
  /** Each run goes on from the last one, as in TFLiteConverter's calibrator. */
  KEEP
}
