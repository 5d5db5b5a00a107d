package dev.tinyml.converter.range;

import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.FusedActivation;
import dev.tinyml.converter.tflite.FusedLstm;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/**
 * Computes the cell state of a fused LSTM step by step. From outside only the state after the last
 * step can be seen, but the state in between may be larger, and an int8 LSTM cuts off what its
 * scale does not hold. Formula: Keras' LSTM, f·c + i·tanh(g), with gates in TensorFlow Lite's order
 * input, forget, cell, output. Not thread-safe.
 */
final class FloatLstmCell {
  private static final int GATES = 4;
  private static final int INPUT = 0;
  private static final int FORGET = 1;
  private static final int CELL = 2;
  private static final int OUTPUT = 3;

  private final List<Integer> operands;
  private final float clip;
  private final float[][] inputWeights = new float[GATES][];
  private final float[][] recurrentWeights = new float[GATES][];
  private final float[][] biases = new float[GATES][];
  private boolean loaded;

  private FloatLstmCell(TfliteOperator lstm) {
    operands = lstm.inputs();
    clip = lstm.options().real("cell_clip").orElse(0f);
  }

  /**
   * The cell of an operator; empty when it has peepholes, another activation than tanh, no input
   * gate of its own, weights that aren't float32 constants, or more than one sample per run.
   */
  static Optional<FloatLstmCell> of(TfliteSubgraph graph, TfliteOperator lstm) {
    if (!FusedLstm.isFused(lstm)
        || FusedLstm.hasPeepholes(lstm)
        || lstm.activation() != FusedActivation.TANH) {
      return Optional.empty();
    }
    TfliteTensor state = graph.tensors().get(lstm.inputs().get(FusedLstm.CELL_STATE));
    if (state.spec().shape().rank() != 2 || state.spec().shape().dimension(0) != 1) {
      return Optional.empty();
    }
    for (int gate = 0; gate < GATES; gate++) {
      for (int first : List.of(FusedLstm.WEIGHTS, FusedLstm.RECURRENT_WEIGHTS, FusedLstm.BIASES)) {
        int index = lstm.inputs().get(first + gate);
        if (index < 0 || !isFloatConstant(graph.tensors().get(index))) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new FloatLstmCell(lstm));
  }

  private static boolean isFloatConstant(TfliteTensor tensor) {
    return tensor.constant() && tensor.spec().type() == ElementType.FLOAT32;
  }

  /** Index of the tensor that keeps the cell state between runs. */
  int stateTensor() {
    return operands.get(FusedLstm.CELL_STATE);
  }

  /**
   * The smallest and largest value of the cell state in all steps of the sequence that the operator
   * is about to read.
   */
  ActivationRange range(TensorAccess tensors) {
    load(tensors);
    float[] sequence = tensors.floats(operands.get(0));
    float[] cell = tensors.floats(stateTensor());
    float[] hidden = tensors.floats(operands.get(FusedLstm.HIDDEN_STATE));
    int width = inputWeights[0].length / cell.length;
    float min = 0;
    float max = 0;
    for (int start = 0; start + width <= sequence.length; start += width) {
      float[] last = hidden.clone();
      for (int i = 0; i < cell.length; i++) {
        double update =
            sigmoid(gate(INPUT, i, sequence, start, width, last))
                * StrictMath.tanh(gate(CELL, i, sequence, start, width, last));
        double kept = sigmoid(gate(FORGET, i, sequence, start, width, last)) * cell[i];
        cell[i] = clipped((float) (kept + update));
        hidden[i] =
            (float)
                (sigmoid(gate(OUTPUT, i, sequence, start, width, last)) * StrictMath.tanh(cell[i]));
        min = Math.min(min, cell[i]);
        max = Math.max(max, cell[i]);
      }
    }
    return new ActivationRange(min, max);
  }

  private void load(TensorAccess tensors) {
    if (loaded) {
      return;
    }
    for (int gate = 0; gate < GATES; gate++) {
      inputWeights[gate] = tensors.floats(operands.get(FusedLstm.WEIGHTS + gate));
      recurrentWeights[gate] = tensors.floats(operands.get(FusedLstm.RECURRENT_WEIGHTS + gate));
      biases[gate] = tensors.floats(operands.get(FusedLstm.BIASES + gate));
    }
    loaded = true;
  }

  private double gate(int gate, int unit, float[] sequence, int start, int width, float[] hidden) {
    double sum = biases[gate][unit];
    for (int i = 0; i < width; i++) {
      sum += (double) inputWeights[gate][unit * width + i] * sequence[start + i];
    }
    for (int i = 0; i < hidden.length; i++) {
      sum += (double) recurrentWeights[gate][unit * hidden.length + i] * hidden[i];
    }
    return sum;
  }

  /** StrictMath, because Math's functions may differ in the last digit between processors. */
  private static double sigmoid(double value) {
    return 1 / (1 + StrictMath.exp(-value));
  }

  private float clipped(float value) {
    return clip > 0 ? Math.max(-clip, Math.min(clip, value)) : value;
  }
}
