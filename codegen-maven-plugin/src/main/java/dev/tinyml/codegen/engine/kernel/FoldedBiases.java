package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.Optional;

/**
 * Biases that hold the product of the input's zero point with the weights as well, so that a kernel
 * multiplies inputs as they are: Σ (x − z) w + b = Σ x w + (b − z Σ w).
 */
final class FoldedBiases {
  /** Size of the largest int8 value, and of its largest distance from a zero point. */
  private static final int MAX_INPUT = 128;

  private static final int MAX_DISTANCE = 255;

  private final OperatorContext operator;

  FoldedBiases(OperatorContext operator) {
    this.operator = operator;
  }

  /**
   * Folds.
   *
   * @param bias of so many values as there are channels; none at all stands for zeros
   * @param channels number of sums
   * @param taps number of products in a sum
   * @param weights weight of a tap
   * @param inputZeroPoint of the input
   * @throws dev.tinyml.converter.problem.ProblemException when a sum can leave 32 bits, where the
   *     original's results are undefined
   */
  IntegerArray fold(
      Optional<TfliteTensor> bias, int channels, int taps, Weights weights, int inputZeroPoint) {
    int[] values = bias.map(operator::int32Constant).orElseGet(() -> new int[channels]);
    operator.require(
        values.length == channels, values.length + " biases", channels + ", one per output");
    int[] folded = new int[channels];
    for (int channel = 0; channel < channels; channel++) {
      long sum = 0;
      long size = 0;
      for (int tap = 0; tap < taps; tap++) {
        sum += weights.at(channel, tap);
        size += Math.abs(weights.at(channel, tap));
      }
      long value = values[channel] - inputZeroPoint * sum;
      operator.require(
          Math.abs(value) + MAX_INPUT * size <= Integer.MAX_VALUE
              && Math.abs((long) values[channel]) + MAX_DISTANCE * size <= Integer.MAX_VALUE,
          "a sum of products that can leave 32 bits",
          "sums within 32 bits");
      folded[channel] = (int) value;
    }
    return IntegerArray.of(folded);
  }
}
