package dev.tinyml.converter.tflite;

/**
 * What is where in a fused LSTM operator (source: TensorFlow Lite's kernels/lstm_shared.h). Inputs:
 * 0 the sequence, 1-4 input weights, 5-8 recurrent weights (each for input, forget, cell and output
 * gate), 9-11 peephole weights, 12-15 biases, 16-17 projection, 18 hidden state, 19 cell state,
 * 20-23 layer normalization.
 */
public final class FusedLstm {
  /** Number of tensors that carry ranges of values within the operator. */
  public static final int INTERMEDIATES = 5;

  /** Which of them carries the range of the hidden state in front of the projection. */
  public static final int HIDDEN_RANGE = 4;

  private static final int FEWEST_INPUTS = 20;
  private static final int PROJECTION = 16;
  private static final int FIRST_NORM = 20;
  private static final int LAST_NORM = 23;

  private FusedLstm() {}

  /** Whether the operator is a fused LSTM; the old basic kernel with five inputs is not. */
  public static boolean isFused(TfliteOperator operator) {
    return (operator.name().equals("UNIDIRECTIONAL_SEQUENCE_LSTM")
            || operator.name().equals("LSTM"))
        && operator.inputs().size() >= FEWEST_INPUTS;
  }

  /** Whether the hidden state is projected before it is put out, or gates are normalized. */
  public static boolean isProjectedOrNormalized(TfliteOperator lstm) {
    if (isThere(lstm, PROJECTION)) {
      return true;
    }
    for (int input = FIRST_NORM; input <= LAST_NORM; input++) {
      if (isThere(lstm, input)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isThere(TfliteOperator lstm, int input) {
    return input < lstm.inputs().size() && lstm.inputs().get(input) >= 0;
  }
}
