package dev.tinyml.codegen.inspection.tflite;

import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Counts the multiplications whose products an operator adds up, for one run. What lies in the
 * padding counts, as is usual. Layouts of weights: TensorFlow Lite's operator definitions.
 * Stateless.
 */
final class MultiplyAccumulates {
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  /** An LSTM's input, recurrent and peephole weights, and its projection. */
  private static final List<Integer> LSTM_WEIGHTS = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 16);

  /**
   * The number, saturated.
   *
   * @return empty when the operator is none that is counted in them, or has other operands than it
   *     should
   */
  OptionalLong of(TfliteOperator operator, List<TfliteTensor> tensors) {
    Operands operands = new Operands(operator, tensors);
    if (operator.custom() || !operands.has(0) || operator.outputs().isEmpty()) {
      return OptionalLong.empty();
    }
    return switch (operator.name()) {
      case "CONV_2D", "DEPTHWISE_CONV_2D" -> convolution(operator.name(), operands);
      case "FULLY_CONNECTED" ->
          operands.rank(1) == 2
              ? product(operands.outputSize(), operands.shape(1).dimension(1))
              : OptionalLong.empty();
      case "TRANSPOSE_CONV" -> transposed(operands);
      case "BATCH_MATMUL" -> matrices(operator, operands);
      case "UNIDIRECTIONAL_SEQUENCE_LSTM" -> lstm(operands);
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong convolution(String name, Operands operands) {
    if (operands.rank(1) != 4) {
      return OptionalLong.empty();
    }
    Shape filter = operands.shape(1);
    long channels = name.equals("CONV_2D") ? filter.dimension(3) : 1;
    return product(operands.outputSize(), filter.dimension(1), filter.dimension(2), channels);
  }

  /** Each input value is multiplied with the window of every output channel. */
  private static OptionalLong transposed(Operands operands) {
    if (operands.rank(1) != 4 || !operands.has(2)) {
      return OptionalLong.empty();
    }
    Shape filter = operands.shape(1);
    return product(
        operands.shape(2).elementCount(),
        filter.dimension(0),
        filter.dimension(1),
        filter.dimension(2));
  }

  private static OptionalLong matrices(TfliteOperator operator, Operands operands) {
    if (operands.rank(0) < 2) {
      return OptionalLong.empty();
    }
    int inner = operator.options().flag("adj_x") ? -2 : -1;
    return product(operands.outputSize(), operands.shape(0).dimension(inner));
  }

  private static OptionalLong lstm(Operands operands) {
    if (operands.rank(0) != 3) {
      return OptionalLong.empty();
    }
    long weights =
        LSTM_WEIGHTS.stream()
            .filter(operands::has)
            .mapToLong(i -> operands.shape(i).elementCount())
            .sum();
    Shape input = operands.shape(0);
    return product(input.dimension(0), input.dimension(1), weights);
  }

  private static OptionalLong product(long... factors) {
    BigInteger product = BigInteger.ONE;
    for (long factor : factors) {
      product = product.multiply(BigInteger.valueOf(factor));
    }
    return OptionalLong.of(product.min(MAX).longValue());
  }

  /** Shapes of an operator's operands. */
  private record Operands(TfliteOperator operator, List<TfliteTensor> tensors) {

    boolean has(int input) {
      return input < operator.inputs().size() && operator.inputs().get(input) >= 0;
    }

    Shape shape(int input) {
      return tensors.get(operator.inputs().get(input)).spec().shape();
    }

    int rank(int input) {
      return has(input) ? shape(input).rank() : -1;
    }

    long outputSize() {
      return IntStream.of(operator.outputs().get(0))
          .mapToLong(index -> tensors.get(index).spec().shape().elementCount())
          .sum();
    }
  }
}
