package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * One gate of an int8 LSTM up to its activation function: a product with the input and one with the
 * hidden state, each requantized to int16 at a scale of 2^-12, and their sum.
 */
final class LstmGate {
  private static final int INPUT_WEIGHTS = 1;
  private static final int RECURRENT_WEIGHTS = 5;
  private static final int BIASES = 12;
  private static final double SCALE = 1 / 4096.0;

  private final byte[] inputWeights;
  private final byte[] recurrentWeights;
  private final int[] biases;
  private final int inputZeroPoint;
  private final int hiddenZeroPoint;
  private final FixedPointMultiplier inputMultiplier;
  private final FixedPointMultiplier hiddenMultiplier;

  /**
   * @param gate 0 input, 1 forget, 2 cell, 3 output
   */
  LstmGate(OperatorOperands operands, int gate, TfliteTensor input, TfliteTensor hidden) {
    TfliteTensor weights = operands.input(INPUT_WEIGHTS + gate).orElseThrow();
    TfliteTensor recurrent = operands.input(RECURRENT_WEIGHTS + gate).orElseThrow();
    inputWeights = operands.constant(weights);
    recurrentWeights = operands.constant(recurrent);
    biases = new int[weights.spec().shape().dimension(0)];
    ByteBuffer.wrap(operands.constant(operands.input(BIASES + gate).orElseThrow()))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(biases);
    inputZeroPoint = OperatorOperands.params(input).zeroPoint();
    hiddenZeroPoint = OperatorOperands.params(hidden).zeroPoint();
    inputMultiplier = multiplier(input, weights);
    hiddenMultiplier = multiplier(hidden, recurrent);
  }

  /** Both scales are multiplied as float32 (kernel_util.cc, GetQuantizedConvolutionMultipler). */
  private static FixedPointMultiplier multiplier(TfliteTensor values, TfliteTensor weights) {
    float product =
        OperatorOperands.params(values).scale() * OperatorOperands.params(weights).scale();
    return FixedPointMultiplier.of(product / SCALE);
  }

  /** Whether a gate's constants are there and have the shapes that sizes ask for. */
  static boolean fits(OperatorOperands operands, int gate, int units, int depth) {
    return isConstant(
            operands.input(INPUT_WEIGHTS + gate), ElementType.INT8, Shape.of(units, depth))
        && isConstant(
            operands.input(RECURRENT_WEIGHTS + gate), ElementType.INT8, Shape.of(units, units))
        && isConstant(operands.input(BIASES + gate), ElementType.INT32, Shape.of(units));
  }

  private static boolean isConstant(Optional<TfliteTensor> tensor, ElementType type, Shape shape) {
    return tensor
        .filter(TfliteTensor::constant)
        .filter(t -> t.spec().type() == type && t.spec().shape().equals(shape))
        .filter(t -> type != ElementType.INT8 || t.spec().quantization().isPresent())
        .isPresent();
  }

  /**
   * The gate's values before its activation function, int16.
   *
   * @param inputs rows of input values
   * @param row the row to take
   * @param hidden the hidden state
   * @param first where the sample's hidden state starts
   */
  int[] compute(byte[] inputs, int row, byte[] hidden, int first) {
    int units = biases.length;
    int depth = inputWeights.length / units;
    int[] values = new int[units];
    for (int unit = 0; unit < units; unit++) {
      int sum = biases[unit];
      for (int i = 0; i < depth; i++) {
        sum += inputWeights[unit * depth + i] * (inputs[row * depth + i] - inputZeroPoint);
      }
      int recurrent = 0;
      for (int i = 0; i < units; i++) {
        recurrent += recurrentWeights[unit * units + i] * (hidden[first + i] - hiddenZeroPoint);
      }
      values[unit] =
          SixteenBit.saturate(
              SixteenBit.saturate(inputMultiplier.multiply(sum))
                  + SixteenBit.saturate(hiddenMultiplier.multiply(recurrent)));
    }
    return values;
  }
}
