package dev.tinyml.codegen.inspection.tflite;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.fit.FitJudge;
import dev.tinyml.codegen.fit.ModelDemand;
import dev.tinyml.codegen.inspection.description.ArithmeticDescription;
import dev.tinyml.codegen.inspection.description.FileDescription;
import dev.tinyml.codegen.inspection.description.GraphDescription;
import dev.tinyml.codegen.inspection.description.OperatorDescription;
import dev.tinyml.codegen.inspection.description.TfliteDescription;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.OperatorArithmetic;
import dev.tinyml.converter.tflite.OperatorEvidence;
import dev.tinyml.converter.tflite.TfliteClassification;
import dev.tinyml.converter.tflite.TfliteClassifier;
import dev.tinyml.converter.tflite.TfliteLoader;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteReader;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Describes TensorFlow Lite models. Immutable and thread-safe. */
public final class TfliteDescriber {
  private final TfliteReader reader = new TfliteReader();
  private final TfliteClassifier classifier = new TfliteClassifier();
  private final TfliteLoader loader = new TfliteLoader();
  private final MultiplyAccumulates macs = new MultiplyAccumulates();
  private final TensorDescriber tensors = new TensorDescriber();
  private final SizeDescriber sizes = new SizeDescriber();
  private final RuntimeJudge runtimes;
  private final FitJudge fits;
  private final List<Board> boards;

  /**
   * @param runtimes libraries to judge
   * @param fits holds models against boards
   * @param boards boards to hold models against
   */
  public TfliteDescriber(List<RuntimeProfile> runtimes, FitJudge fits, List<Board> boards) {
    this.runtimes = new RuntimeJudge(runtimes);
    this.fits = fits;
    this.boards = List.copyOf(boards);
  }

  /**
   * Describes a model.
   *
   * @param subject what to call the file in messages
   * @param file what it is
   * @param bytes its content; untrusted
   * @throws ProblemException when it is damaged
   */
  public TfliteDescription describe(String subject, FileDescription file, ModelBytes bytes) {
    TfliteModel model = reader.read(subject, bytes);
    TfliteClassification classification = classifier.classify(model);
    Map<List<Integer>, OperatorEvidence> evidence = new HashMap<>();
    classification
        .operators()
        .forEach(found -> evidence.put(List.of(found.subgraph(), found.operator()), found));
    Set<Integer> reachable = model.reachableSubgraphs();
    List<GraphDescription> graphs = new ArrayList<>();
    for (int i = 0; i < model.subgraphs().size(); i++) {
      graphs.add(graph(i, model.subgraphs().get(i), reachable.contains(i), evidence));
    }
    return new TfliteDescription(
        file,
        arithmetic(classification),
        graphs,
        sizes.describe(model, graphs),
        obstacles(file.name(), bytes),
        runtimes.judge(model, classification),
        fits.judge(ModelDemand.of(new DeviceModel(bytes, model)), boards));
  }

  private GraphDescription graph(
      int index,
      TfliteSubgraph graph,
      boolean reachable,
      Map<List<Integer>, OperatorEvidence> evidence) {
    List<OperatorDescription> operators = new ArrayList<>();
    for (int i = 0; i < graph.operators().size(); i++) {
      TfliteOperator operator = graph.operators().get(i);
      OperatorEvidence found = evidence.get(List.of(index, i));
      operators.add(
          new OperatorDescription(
              i,
              operator.name(),
              operator.custom(),
              operator.version(),
              operator.inputs(),
              operator.outputs(),
              operator.options().values(),
              operator.subgraphs(),
              found == null ? "" : id(found.arithmetic()),
              found == null ? "" : found.reason(),
              Parameters.of(operator, graph.tensors()),
              macs.of(operator, graph.tensors())));
    }
    return new GraphDescription(
        index,
        graph.name(),
        reachable,
        graph.inputs(),
        graph.outputs(),
        operators,
        tensors.describe(graph));
  }

  private static ArithmeticDescription arithmetic(TfliteClassification classification) {
    Map<OperatorArithmetic, OperatorEvidence> first = new EnumMap<>(OperatorArithmetic.class);
    classification.operators().forEach(found -> first.putIfAbsent(found.arithmetic(), found));
    List<ArithmeticDescription.Evidence> evidence = new ArrayList<>();
    first.forEach(
        (arithmetic, found) ->
            evidence.add(
                new ArithmeticDescription.Evidence(
                    id(arithmetic),
                    classification.operators(arithmetic).size(),
                    found.where() + ": " + found.reason())));
    return new ArithmeticDescription(
        id(classification.kind()), classification.kind().text(), evidence);
  }

  /** What code generation would say. */
  private List<Problem> obstacles(String fileName, ModelBytes bytes) {
    try {
      loader.loadInt8(fileName, bytes);
      return List.of();
    } catch (ProblemException e) {
      return e.problems();
    }
  }

  private static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
