package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Replaces the results of operators by those that TensorFlow Lite Micro gives, where its kernels
 * differ from the desktop's; everything behind an operator then sees the replaced values.
 */
final class MicroOperators implements OperatorListener {
  /** By subgraph and operator. */
  private final List<List<Optional<MicroOperator>>> replacements = new ArrayList<>();

  private final DeviceModel model;
  private final SizeCheck sizes;

  /**
   * @param sizes tells when the model runs with other sizes than the file's, on which replacements
   *     rely
   */
  MicroOperators(DeviceModel model, SizeCheck sizes) {
    this.model = model;
    this.sizes = sizes;
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
      case "FULLY_CONNECTED" ->
          MicroFullyConnected.of(operands).or(() -> MicroFullyConnected16.of(operands));
      case "RELU6" -> MicroRelu6.of(operands);
      case "SUM" -> MicroSum.of(operands);
      case "UNIDIRECTIONAL_SEQUENCE_LSTM" -> MicroSequenceLstm.of(operands);
      default -> Optional.empty();
    };
  }

  @Override
  public void before(int subgraph, int operator, TensorAccess tensors) {
    Optional<MicroOperator> replacement = replacements.get(subgraph).get(operator);
    if (replacement.isPresent()) {
      sizes.check(operands(subgraph, operator), tensors);
      replacement.get().before(tensors);
    }
  }

  @Override
  public void after(int subgraph, int operator, TensorAccess tensors) {
    Optional<MicroOperator> replacement = replacements.get(subgraph).get(operator);
    if (replacement.isPresent()) {
      sizes.check(operands(subgraph, operator), tensors);
      replacement.get().after(tensors);
    }
  }

  private List<TfliteTensor> operands(int subgraph, int operator) {
    TfliteSubgraph graph = model.structure().subgraphs().get(subgraph);
    TfliteOperator of = graph.operators().get(operator);
    return Stream.concat(of.inputs().stream(), of.outputs().stream())
        .filter(index -> index >= 0)
        .map(graph.tensors()::get)
        .toList();
  }
}
