package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.tensor.QuantizationParams;

/**
 * How an LSTM's state goes on from the values of its gates, which are int16 at a scale of 2^-15
 * (TensorFlow Lite Micro, lstm_eval_common.cc).
 */
final class LstmCell {
  private static final double GATE_SCALE = 1 / 32_768.0;

  private final FixedPointMultiplier forget;
  private final FixedPointMultiplier accept;
  private final FixedPointMultiplier emit;
  private final int scalePower;
  private final int clip;
  private final int zeroPoint;

  /**
   * @param cellScale scale of the int16 cell state, a power of two
   * @param hidden scale and zero point of the int8 hidden state
   * @param cellClip limit of the cell state; 0 for none
   */
  LstmCell(float cellScale, QuantizationParams hidden, float cellClip) {
    forget = FixedPointMultiplier.of(GATE_SCALE * cellScale / cellScale);
    accept = FixedPointMultiplier.of(GATE_SCALE * GATE_SCALE / cellScale);
    emit = FixedPointMultiplier.of(GATE_SCALE * GATE_SCALE / hidden.scale());
    scalePower = (int) Math.round(Math.log(cellScale) / Math.log(2));
    clip = (int) Math.min(Short.MAX_VALUE, (double) cellClip / (double) cellScale);
    zeroPoint = hidden.zeroPoint();
  }

  /** The next cell state. */
  int next(int cell, int forgetGate, int inputGate, int cellGate) {
    int kept = SixteenBit.saturate(forget.multiply(forgetGate * cell));
    int added = SixteenBit.saturate(accept.multiply(inputGate * cellGate));
    int sum = SixteenBit.saturate(kept + added);
    return clip > 0 ? Math.max(-clip, Math.min(clip, sum)) : sum;
  }

  /** The hidden state, which is the output as well. */
  byte hidden(int cell, int outputGate) {
    int active = SixteenBit.tanh(cell, 15 + scalePower - 3);
    int scaled = emit.multiply(active * outputGate) + zeroPoint;
    return (byte) Math.max(-128, Math.min(127, scaled));
  }
}
