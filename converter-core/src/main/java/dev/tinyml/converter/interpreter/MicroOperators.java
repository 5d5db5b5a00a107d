package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tflite.Int8TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replaces the results of operators by those that TensorFlow Lite Micro gives, where its kernels
 * differ from the desktop's; everything behind an operator then sees the replaced values.
 */
final class MicroOperators implements OperatorListener {
  /** By subgraph and operator. */
  private final List<List<Optional<MicroOperator>>> replacements = new ArrayList<>();

  MicroOperators(Int8TfliteModel model) {
    for (int graph = 0; graph < model.structure().subgraphs().size(); graph++) {
      List<Optional<MicroOperator>> operators = new ArrayList<>();
      for (TfliteOperator operator : model.structure().subgraphs().get(graph).operators()) {
        operators.add(replacement(new OperatorOperands(model, graph, operator)));
      }
      replacements.add(operators);
    }
  }

  private static Optional<MicroOperator> replacement(OperatorOperands operands) {
    return switch (operands.name()) {
      case "FULLY_CONNECTED" -> MicroFullyConnected.of(operands);
      case "RELU6" -> MicroRelu6.of(operands);
      case "SUM" -> MicroSum.of(operands);
      case "UNIDIRECTIONAL_SEQUENCE_LSTM" -> MicroSequenceLstm.of(operands);
      default -> Optional.empty();
    };
  }

  @Override
  public void before(int subgraph, int operator, TensorAccess tensors) {
    replacements.get(subgraph).get(operator).ifPresent(o -> o.before(tensors));
  }

  @Override
  public void after(int subgraph, int operator, TensorAccess tensors) {
    replacements.get(subgraph).get(operator).ifPresent(o -> o.after(tensors));
  }
}
