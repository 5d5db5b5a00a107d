package dev.tinyml.codegen.inspection.tflite;

import dev.tinyml.codegen.inspection.description.RuntimeVerdict;
import dev.tinyml.codegen.inspection.description.RuntimeVerdict.Obstacle;
import dev.tinyml.codegen.runtime.OperatorSupport;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.OperatorEvidence;
import dev.tinyml.converter.tflite.TfliteClassification;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what inference libraries make of a model's operators. Immutable. */
final class RuntimeJudge {
  private static final String REQUANTIZE =
      "give tinyml:convert the float32 model and calibration data";

  private final OperatorSupport support = new OperatorSupport();
  private final List<RuntimeProfile> runtimes;

  RuntimeJudge(List<RuntimeProfile> runtimes) {
    this.runtimes = List.copyOf(runtimes);
  }

  List<RuntimeVerdict> judge(TfliteModel model, TfliteClassification classification) {
    return runtimes.stream().map(runtime -> judge(model, classification, runtime)).toList();
  }

  private RuntimeVerdict judge(
      TfliteModel model, TfliteClassification classification, RuntimeProfile runtime) {
    Map<Kind, List<Problem>> found = new LinkedHashMap<>();
    for (OperatorEvidence evidence : classification.operators()) {
      List<TfliteTensor> tensors = model.subgraphs().get(evidence.subgraph()).tensors();
      TfliteOperator operator =
          model.subgraphs().get(evidence.subgraph()).operators().get(evidence.operator());
      refusal(operator, tensors, evidence, runtime)
          .ifPresent(
              problem ->
                  found
                      .computeIfAbsent(Kind.of(operator, tensors, problem), k -> new ArrayList<>())
                      .add(problem));
    }
    return new RuntimeVerdict(
        runtime.id(),
        runtime.description(),
        found.entrySet().stream()
            .map(
                entry ->
                    new Obstacle(
                        entry.getKey().operator(),
                        entry.getKey().version(),
                        entry.getKey().types(),
                        entry.getValue().size(),
                        entry.getValue().get(0)))
            .toList());
  }

  private Optional<Problem> refusal(
      TfliteOperator operator,
      List<TfliteTensor> tensors,
      OperatorEvidence evidence,
      RuntimeProfile runtime) {
    return support
        .refusal(operator.name(), operator.custom(), operator.version(), runtime)
        .or(() -> arithmeticRefusal(evidence, runtime))
        .or(() -> perChannelRefusal(operator, tensors, runtime));
  }

  /**
   * What no kernel for microcontrollers computes: those that take weights check that weights have
   * the type of the activations, and DEQUANTIZE takes no float16.
   */
  private static Optional<Problem> arithmeticRefusal(
      OperatorEvidence evidence, RuntimeProfile runtime) {
    return switch (evidence.arithmetic()) {
      case HYBRID ->
          refusal("operator-hybrid", evidence, runtime, "float activations with integer weights");
      case FLOAT16_CONSTANT -> refusal("operator-float16", evidence, runtime, "float16 values");
      case UINT8 -> refusal("operator-uint8", evidence, runtime, "uint8 activations");
      default -> Optional.empty();
    };
  }

  private static Optional<Problem> refusal(
      String id, OperatorEvidence evidence, RuntimeProfile runtime, String found) {
    return Optional.of(
        new Problem(
            id,
            ProblemKind.UNSUPPORTED,
            "operator " + evidence.name(),
            runtime.description() + " has no kernel for " + found + ": " + evidence.reason(),
            "int8 activations and weights, or float32 for both",
            REQUANTIZE));
  }

  private Optional<Problem> perChannelRefusal(
      TfliteOperator operator, List<TfliteTensor> tensors, RuntimeProfile runtime) {
    if (!operator.name().equals("FULLY_CONNECTED") || operator.inputs().size() < 2) {
      return Optional.empty();
    }
    return Stream.of(operator.inputs().get(1))
        .filter(index -> index >= 0)
        .map(index -> tensors.get(index).spec())
        .filter(spec -> spec.quantization().filter(QuantizationParams::isPerChannel).isPresent())
        .findFirst()
        .flatMap(spec -> support.perChannelRefusal(spec.name(), runtime));
  }

  /**
   * What operators have in common that a library refuses for the same reason.
   *
   * @param types of results and of the first two operands; a bias has another that follows
   * @param problem id of the reason
   */
  private record Kind(String operator, int version, List<String> types, String problem) {

    static Kind of(TfliteOperator operator, List<TfliteTensor> tensors, Problem problem) {
      List<String> types =
          Stream.concat(operator.inputs().stream().limit(2), operator.outputs().stream())
              .filter(index -> index >= 0)
              .map(tensors::get)
              .map(TensorDescriber::type)
              .distinct()
              .toList();
      return new Kind(operator.name(), operator.version(), types, problem.id());
    }
  }
}
