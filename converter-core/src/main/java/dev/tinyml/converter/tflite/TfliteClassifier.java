package dev.tinyml.converter.tflite;

import dev.tinyml.converter.tensor.ElementType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells what a model computes with from the element types that meet at its operators. Graphs that
 * nothing calls don't count. Stateless and thread-safe.
 */
public final class TfliteClassifier {
  private static final Set<ElementType> PACKED =
      EnumSet.of(
          ElementType.INT2,
          ElementType.INT4,
          ElementType.UINT4,
          ElementType.INT8,
          ElementType.UINT8,
          ElementType.INT16);

  /** Looks at all operators that can run. */
  public TfliteClassification classify(TfliteModel model) {
    List<OperatorEvidence> evidence = new ArrayList<>();
    for (int graph : model.reachableSubgraphs()) {
      TfliteSubgraph subgraph = model.subgraphs().get(graph);
      for (int i = 0; i < subgraph.operators().size(); i++) {
        evidence.add(evidence(graph, i, subgraph));
      }
    }
    return new TfliteClassification(kind(evidence), evidence);
  }

  private static TfliteKind kind(List<OperatorEvidence> evidence) {
    Set<OperatorArithmetic> found = EnumSet.noneOf(OperatorArithmetic.class);
    evidence.forEach(e -> found.add(e.arithmetic()));
    boolean integer =
        found.contains(OperatorArithmetic.INT8)
            || found.contains(OperatorArithmetic.INT16)
            || found.contains(OperatorArithmetic.UINT8);
    if (found.contains(OperatorArithmetic.HYBRID)) {
      return TfliteKind.HYBRID;
    }
    if (integer && found.contains(OperatorArithmetic.FLOAT)) {
      return TfliteKind.MIXED;
    }
    if (found.contains(OperatorArithmetic.INT16)) {
      return TfliteKind.INT16X8;
    }
    if (integer) {
      return found.contains(OperatorArithmetic.UINT8) ? TfliteKind.UINT8 : TfliteKind.INT8;
    }
    if (found.contains(OperatorArithmetic.FLOAT16_CONSTANT)) {
      return TfliteKind.FLOAT16_WEIGHTS;
    }
    if (found.contains(OperatorArithmetic.PACKED_CONSTANT)) {
      return TfliteKind.PACKED_WEIGHTS;
    }
    return found.contains(OperatorArithmetic.FLOAT) ? TfliteKind.FLOAT : TfliteKind.UNQUANTIZED;
  }

  private static OperatorEvidence evidence(int graph, int position, TfliteSubgraph subgraph) {
    TfliteOperator operator = subgraph.operators().get(position);
    List<TfliteTensor> operands =
        Stream.concat(operator.inputs().stream(), operator.outputs().stream())
            .filter(index -> index >= 0)
            .map(subgraph.tensors()::get)
            .toList();
    OperatorArithmetic arithmetic = arithmetic(operator, operands);
    return new OperatorEvidence(
        graph, position, operator.name(), arithmetic, reason(arithmetic, operands));
  }

  private static OperatorArithmetic arithmetic(
      TfliteOperator operator, List<TfliteTensor> operands) {
    if (operator.custom()) {
      return OperatorArithmetic.CUSTOM;
    }
    if (operator.name().equals("DEQUANTIZE") && operands.get(0).constant()) {
      return operands.get(0).spec().type() == ElementType.FLOAT16
          ? OperatorArithmetic.FLOAT16_CONSTANT
          : OperatorArithmetic.PACKED_CONSTANT;
    }
    if (operator.name().equals("QUANTIZE") || operator.name().equals("DEQUANTIZE")) {
      return OperatorArithmetic.BORDER;
    }
    if (operands.stream().anyMatch(TfliteClassifier::isFloatActivation)) {
      return operands.stream().anyMatch(TfliteClassifier::isPackedConstant)
          ? OperatorArithmetic.HYBRID
          : OperatorArithmetic.FLOAT;
    }
    if (operands.stream().anyMatch(isActivation(ElementType.INT16))) {
      return OperatorArithmetic.INT16;
    }
    if (operands.stream().anyMatch(isActivation(ElementType.INT8))) {
      return OperatorArithmetic.INT8;
    }
    return operands.stream().anyMatch(isActivation(ElementType.UINT8))
        ? OperatorArithmetic.UINT8
        : OperatorArithmetic.PLAIN;
  }

  private static boolean isFloatActivation(TfliteTensor tensor) {
    return !tensor.constant() && tensor.spec().type().isFloatingPoint();
  }

  /** The state of an int8 LSTM is int16, so what is variable doesn't tell. */
  private static Predicate<TfliteTensor> isActivation(ElementType type) {
    return tensor -> !tensor.constant() && !tensor.variable() && tensor.spec().type() == type;
  }

  private static boolean isPackedConstant(TfliteTensor tensor) {
    return tensor.constant()
        && PACKED.contains(tensor.spec().type())
        && tensor.spec().quantization().isPresent();
  }

  private static String reason(OperatorArithmetic arithmetic, List<TfliteTensor> operands) {
    Predicate<TfliteTensor> telling =
        switch (arithmetic) {
          case HYBRID, PACKED_CONSTANT, FLOAT16_CONSTANT -> TfliteTensor::constant;
          case FLOAT -> TfliteClassifier::isFloatActivation;
          default -> tensor -> !tensor.constant();
        };
    return operands.stream()
        .filter(telling)
        .filter(tensor -> arithmetic != OperatorArithmetic.HYBRID || isPackedConstant(tensor))
        .findFirst()
        .map(
            tensor ->
                (tensor.constant() ? "constant " : "activation ")
                    + tensor.spec().name()
                    + " is "
                    + tensor.spec().type())
        .orElse("no values");
  }
}
