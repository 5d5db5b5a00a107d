package dev.tinyml.codegen.inspection.tflite;

import dev.tinyml.codegen.inspection.description.RuntimeVerdict;
import dev.tinyml.codegen.inspection.description.RuntimeVerdict.Obstacle;
import dev.tinyml.codegen.runtime.ModelSupport;
import dev.tinyml.codegen.runtime.OperatorRefusal;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.tflite.OperatorEvidence;
import dev.tinyml.converter.tflite.TfliteClassification;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells what inference libraries make of a model's operators. Immutable. */
final class RuntimeJudge {
  private final ModelSupport support = new ModelSupport();
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
    for (OperatorRefusal refusal : support.refusals(model, classification, runtime)) {
      found
          .computeIfAbsent(Kind.of(model, refusal), kind -> new ArrayList<>())
          .add(refusal.problem());
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

  /**
   * What operators have in common that a library refuses for the same reason.
   *
   * @param types of results and of the first two operands; a bias has another that follows
   * @param problem id of the reason
   */
  private record Kind(String operator, int version, List<String> types, String problem) {

    static Kind of(TfliteModel model, OperatorRefusal refusal) {
      OperatorEvidence evidence = refusal.operator();
      TfliteSubgraph graph = model.subgraphs().get(evidence.subgraph());
      TfliteOperator operator = graph.operators().get(evidence.operator());
      List<String> types =
          Stream.concat(operator.inputs().stream().limit(2), operator.outputs().stream())
              .filter(index -> index >= 0)
              .map(graph.tensors()::get)
              .map(TensorDescriber::type)
              .distinct()
              .toList();
      return new Kind(operator.name(), operator.version(), types, refusal.problem().id());
    }
  }
}
