package dev.tinyml.converter.scheme;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which combinations of scheme, border types and weights there are. Stateless. */
public final class SchemeRules {

  /**
   * Adds a problem for each choice that a scheme does not have.
   *
   * @param inputType element type that float inputs get
   * @param outputType element type that float outputs get
   */
  public void check(
      QuantizationScheme scheme,
      ElementType inputType,
      ElementType outputType,
      WeightGranularity weights,
      Problems problems) {
    border(scheme, "input", inputType, problems);
    border(scheme, "output", outputType, problems);
    if (!granularities(scheme).contains(weights)) {
      problems.add(
          "scheme-weights",
          ProblemKind.CONFIGURATION,
          "<weights>",
          weights.id() + " with scheme " + scheme.id(),
          granularities(scheme).size() == 1
              ? "no <weights>: those of " + scheme.id() + " have no scales"
              : "one of "
                  + granularities(scheme).stream()
                      .map(WeightGranularity::id)
                      .collect(Collectors.joining(", ")),
          "correct or remove <weights>, or choose another <scheme>");
    }
  }

  private static void border(
      QuantizationScheme scheme, String what, ElementType type, Problems problems) {
    if (!scheme.borderTypes().contains(type)) {
      problems.add(
          "scheme-border",
          ProblemKind.CONFIGURATION,
          "<" + what + "Type>",
          id(type) + " with scheme " + scheme.id(),
          (scheme.borderTypes().size() == 1 ? "" : "one of ")
              + scheme.borderTypes().stream()
                  .map(SchemeRules::id)
                  .collect(Collectors.joining(", ")),
          "correct or remove <" + what + "Type>, or choose another <scheme>");
    }
  }

  private static String id(ElementType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  /** The granularities that a scheme's weights may have; the first is what fits best. */
  public List<WeightGranularity> granularities(QuantizationScheme scheme) {
    return switch (scheme) {
      case INT8, INT16X8 -> List.of(WeightGranularity.values());
      case DYNAMIC_RANGE -> List.of(WeightGranularity.PER_CHANNEL, WeightGranularity.PER_TENSOR);
      case FLOAT16, NONE -> List.of(WeightGranularity.PER_CHANNEL);
    };
  }
}
