package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.OperatorArithmetic;
import dev.tinyml.converter.tflite.OperatorEvidence;
import dev.tinyml.converter.tflite.TfliteClassification;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which operators of a model a library can't run, one by one. Stateless. */
public final class ModelSupport {
  private static final String FULLY_CONNECTED = "FULLY_CONNECTED";

  /** Operators whose input decides which kernel runs, whatever they give. */
  private static final Set<String> BY_INPUT = Set.of("CAST", "DEQUANTIZE", "QUANTIZE");

  private static final Set<ElementType> COMPUTED =
      EnumSet.of(ElementType.FLOAT32, ElementType.INT8, ElementType.INT16, ElementType.UINT8);

  private final OperatorSupport support = new OperatorSupport();
  private final GroupSupport groups = new GroupSupport();

  /**
   * What a library refuses of a model, in execution order; empty when it runs all, as far as is
   * known.
   *
   * @param classification of the same model
   */
  public List<OperatorRefusal> refusals(
      TfliteModel model, TfliteClassification classification, RuntimeProfile runtime) {
    List<OperatorRefusal> refusals = new ArrayList<>();
    Set<String> explained = explainedVersions(model, classification, runtime);
    for (OperatorEvidence evidence : classification.operators()) {
      TfliteOperator operator = operator(model, evidence);
      List<TfliteTensor> tensors = model.subgraphs().get(evidence.subgraph()).tensors();
      propertyRefusal(operator, tensors, evidence, runtime)
          .or(
              () ->
                  explained.contains(code(operator))
                      ? Optional.empty()
                      : support.versionRefusal(subject(operator, tensors), operator, runtime))
          .ifPresent(problem -> refusals.add(new OperatorRefusal(evidence, problem)));
    }
    return List.copyOf(refusals);
  }

  /**
   * All operators of a kind have the version of the one that asks for most. Where that one is found
   * and refused for what it asks for, the others are not refused for its version.
   */
  private Set<String> explainedVersions(
      TfliteModel model, TfliteClassification classification, RuntimeProfile runtime) {
    Set<String> codes = new HashSet<>();
    for (OperatorEvidence evidence : classification.operators()) {
      TfliteOperator operator = operator(model, evidence);
      List<TfliteTensor> tensors = model.subgraphs().get(evidence.subgraph()).tensors();
      if (propertyRefusal(operator, tensors, evidence, runtime).isPresent()) {
        codes.add(code(operator));
      }
    }
    return codes;
  }

  private static TfliteOperator operator(TfliteModel model, OperatorEvidence evidence) {
    return model.subgraphs().get(evidence.subgraph()).operators().get(evidence.operator());
  }

  private static String code(TfliteOperator operator) {
    return operator.name() + " " + operator.version();
  }

  /** Why the library can't run what can be seen of an operator. */
  private Optional<Problem> propertyRefusal(
      TfliteOperator operator,
      List<TfliteTensor> tensors,
      OperatorEvidence evidence,
      RuntimeProfile runtime) {
    String subject = subject(operator, tensors);
    return support
        .absenceRefusal(subject, operator, runtime)
        .or(() -> hybridRefusal(subject, evidence, runtime))
        .or(() -> typeRefusal(subject, operator, tensors, runtime))
        .or(() -> perChannelRefusal(subject, operator, tensors, runtime))
        .or(() -> groups.refusal(subject, operator, tensors, runtime));
  }

  /** A layer is known by the tensor that it computes. */
  private static String subject(TfliteOperator operator, List<TfliteTensor> tensors) {
    return "operator "
        + operator.name()
        + operator.outputs().stream()
            .findFirst()
            .map(index -> ", layer \"" + tensors.get(index).spec().name() + "\"")
            .orElse("");
  }

  private static Optional<Problem> hybridRefusal(
      String subject, OperatorEvidence evidence, RuntimeProfile runtime) {
    if (runtime.hybridKernels() || evidence.arithmetic() != OperatorArithmetic.HYBRID) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            "operator-hybrid",
            ProblemKind.UNSUPPORTED,
            subject,
            "float activations with integer weights: " + evidence.reason(),
            "one type for both: " + runtime.description() + " has no hybrid kernels",
            "quantize with scheme int8, or int16x8, or none"));
  }

  private static Optional<Problem> typeRefusal(
      String subject, TfliteOperator operator, List<TfliteTensor> tensors, RuntimeProfile runtime) {
    Optional<ElementType> type = activationType(operator, tensors);
    return runtime
        .operators()
        .find(operator.name(), operator.custom())
        .map(ResolverMethod::activations)
        .filter(types -> type.isPresent() && !types.allow(type.get()))
        .map(
            types ->
                new Problem(
                    "operator-" + ActivationTypes.name(type.get()),
                    ProblemKind.UNSUPPORTED,
                    subject,
                    ActivationTypes.name(type.get()) + " activations",
                    types.text() + ", which " + runtime.description() + " computes with",
                    isScheme(type.get()) && types.allow(ElementType.INT8)
                        ? "quantize with scheme int8, or replace the layer"
                        : "replace the layer, or choose a board with another inference library"));
  }

  /** Whether another scheme would change the type; plain integers stay what they are. */
  private static boolean isScheme(ElementType type) {
    return COMPUTED.contains(type) || type == ElementType.FLOAT16;
  }

  private static Optional<ElementType> activationType(
      TfliteOperator operator, List<TfliteTensor> tensors) {
    Optional<ElementType> input =
        operator.inputs().stream()
            .findFirst()
            .filter(index -> index >= 0)
            .map(index -> tensors.get(index).spec().type());
    Optional<ElementType> output =
        operator.outputs().stream().findFirst().map(index -> tensors.get(index).spec().type());
    return BY_INPUT.contains(operator.name())
        ? input
        : output.filter(COMPUTED::contains).or(() -> input);
  }

  private Optional<Problem> perChannelRefusal(
      String subject, TfliteOperator operator, List<TfliteTensor> tensors, RuntimeProfile runtime) {
    if (!operator.name().equals(FULLY_CONNECTED) || operator.inputs().size() < 2) {
      return Optional.empty();
    }
    return Optional.of(operator.inputs().get(1))
        .filter(index -> index >= 0)
        .map(index -> tensors.get(index).spec())
        .filter(spec -> spec.quantization().filter(QuantizationParams::isPerChannel).isPresent())
        .flatMap(spec -> support.perChannelRefusal(subject, spec.name(), runtime));
  }
}
