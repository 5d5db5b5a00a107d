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

  /** The first of four inputs with the weights of the sequence; further gates follow. */
  public static final int WEIGHTS = 1;

  /** The first of four inputs with the weights of the hidden state. */
  public static final int RECURRENT_WEIGHTS = 5;

  /** The first of four inputs with biases. */
  public static final int BIASES = 12;

  /** The input that keeps the hidden state. */
  public static final int HIDDEN_STATE = 18;

  /** The input that keeps the cell state. */
  public static final int CELL_STATE = 19;

  private static final int FIRST_PEEPHOLE = 9;
  private static final int LAST_PEEPHOLE = 11;
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

  /** Whether gates see the cell state. */
  public static boolean hasPeepholes(TfliteOperator lstm) {
    return anyIsThere(lstm, FIRST_PEEPHOLE, LAST_PEEPHOLE);
  }

  /** Whether the hidden state is projected before it is put out, or gates are normalized. */
  public static boolean isProjectedOrNormalized(TfliteOperator lstm) {
    return anyIsThere(lstm, PROJECTION, PROJECTION) || anyIsThere(lstm, FIRST_NORM, LAST_NORM);
  }

  private static boolean anyIsThere(TfliteOperator lstm, int first, int last) {
    int end = Math.min(last + 1, lstm.inputs().size());
    return lstm.inputs().subList(first, Math.max(first, end)).stream().anyMatch(i -> i >= 0);
  }
}
