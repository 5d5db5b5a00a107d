package dev.tinyml.converter.tflite;

/** The activation that an operator applies to its own result (schema: ActivationFunctionType). */
public enum FusedActivation {
  NONE,
  RELU,
  RELU_N1_TO_1,
  RELU6,
  TANH,
  SIGN_BIT
}
