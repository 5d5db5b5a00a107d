package dev.tinyml.converter.interpreter;

/** What becomes of a model's state, such as a fused LSTM's, between runs. */
public enum StatePolicy {
  /** Each run starts from the state of a new interpreter, as a firmware starts each window. */
  RESET,
  /** Each run goes on from the last one, as in TFLiteConverter's calibrator. */
  KEEP
}
