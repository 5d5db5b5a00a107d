package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.tensor.ElementType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Scheme, types and weights in a user's words.
 *
 * @param scheme id of a scheme
 * @param inputType empty for what fits the scheme best
 * @param outputType empty for what fits the scheme best
 * @param weights empty for what fits scheme and boards best
 */
record SchemeChoice(
    String scheme,
    Optional<String> inputType,
    Optional<String> outputType,
    Optional<String> weights) {
  private static final List<ElementType> TYPES =
      List.of(ElementType.INT8, ElementType.UINT8, ElementType.INT16, ElementType.FLOAT32);

  /** Adds a problem for each unknown value, or else for each combination that there is not. */
  void check(Problems problems) {
    int before = problems.list().size();
    known("scheme", Optional.of(scheme), schemes(), QuantizationScheme::id, problems);
    known("inputType", inputType, TYPES, SchemeChoice::id, problems);
    known("outputType", outputType, TYPES, SchemeChoice::id, problems);
    known("weights", weights, granularities(), WeightGranularity::id, problems);
    if (problems.list().size() == before) {
      options(() -> true).check(problems);
    }
  }

  private static <T> void known(
      String parameter,
      Optional<String> value,
      List<T> valid,
      Function<T, String> id,
      Problems problems) {
    if (value.isPresent() && valid.stream().map(id).noneMatch(value.get()::equals)) {
      problems.add(
          parameter.replace("Type", "-type") + "-unknown",
          ProblemKind.CONFIGURATION,
          "<" + parameter + ">",
          "\"" + value.get() + "\"",
          valid.stream().map(id).collect(Collectors.joining(", ", "one of ", "")),
          "correct or remove the parameter");
    }
  }

  /**
   * The options; all values must be known.
   *
   * @param perChannelDense tells whether the boards' libraries can take a scale per output channel
   *     in Dense layers; only asked where it matters
   */
  QuantizeOptions options(BooleanSupplier perChannelDense) {
    QuantizationScheme chosen = find(scheme, schemes(), QuantizationScheme::id);
    return QuantizeOptions.DEFAULT
        .with(chosen, type(inputType, chosen), type(outputType, chosen))
        .with(
            weights
                .map(id -> find(id, granularities(), WeightGranularity::id))
                .orElseGet(
                    () ->
                        !chosen.isCalibrated() || perChannelDense.getAsBoolean()
                            ? WeightGranularity.PER_CHANNEL
                            : WeightGranularity.PER_TENSOR_DENSE));
  }

  private static ElementType type(Optional<String> id, QuantizationScheme scheme) {
    return id.map(name -> find(name, TYPES, SchemeChoice::id)).orElse(scheme.defaultBorderType());
  }

  private static <T> T find(String id, List<T> values, Function<T, String> name) {
    return values.stream().filter(value -> name.apply(value).equals(id)).findFirst().orElseThrow();
  }

  private static String id(ElementType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }

  private static List<QuantizationScheme> schemes() {
    return Arrays.asList(QuantizationScheme.values());
  }

  private static List<WeightGranularity> granularities() {
    return Arrays.asList(WeightGranularity.values());
  }
}
