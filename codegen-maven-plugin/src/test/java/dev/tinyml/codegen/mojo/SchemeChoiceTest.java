package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.tensor.ElementType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A user's choice of scheme")
class SchemeChoiceTest {

  private static SchemeChoice choice(String scheme, String input, String output, String weights) {
    return new SchemeChoice(
        scheme,
        Optional.ofNullable(input),
        Optional.ofNullable(output),
        Optional.ofNullable(weights));
  }

  private static List<Problem> problems(SchemeChoice choice) {
    Problems problems = new Problems();
    choice.check(problems);
    return problems.list();
  }

  @ParameterizedTest
  @CsvSource({
    "int8, INT8, INT8",
    "int16x8, INT16X8, INT16",
    "dynamic-range, DYNAMIC_RANGE, FLOAT32",
    "float16, FLOAT16, FLOAT32",
    "none, NONE, FLOAT32"
  })
  @DisplayName("has the border types that fit the scheme unless they are configured")
  void defaults(String id, QuantizationScheme scheme, ElementType border) {
    SchemeChoice choice = choice(id, null, null, null);
    QuantizeOptions options = choice.options(() -> true);
    assertThat(problems(choice)).isEmpty();
    assertThat(options.scheme()).isEqualTo(scheme);
    assertThat(options.inputType()).isEqualTo(border);
    assertThat(options.outputType()).isEqualTo(border);
    assertThat(options.weights()).isEqualTo(WeightGranularity.PER_CHANNEL);
  }

  @Test
  @DisplayName("has a scale per Dense layer when a board's library needs that")
  void boards() {
    assertThat(choice("int8", null, null, null).options(() -> false).weights())
        .isEqualTo(WeightGranularity.PER_TENSOR_DENSE);
    assertThat(choice("float16", null, null, null).options(() -> false).weights())
        .isEqualTo(WeightGranularity.PER_CHANNEL);
    assertThat(choice("int8", null, null, "per-channel").options(() -> false).weights())
        .isEqualTo(WeightGranularity.PER_CHANNEL);
  }

  @ParameterizedTest
  @CsvSource({
    "int8, uint8, float32, per-tensor",
    "int8, float32, int8, per-tensor-dense",
    "int16x8, float32, int16, per-channel",
    "dynamic-range, float32, float32, per-tensor"
  })
  @DisplayName("is taken as it is configured")
  void valid(String scheme, String input, String output, String weights) {
    assertThat(problems(choice(scheme, input, output, weights))).isEmpty();
  }

  @Test
  @DisplayName("is refused with the valid values, all of them at once, when it is unknown")
  void unknown() {
    assertThat(problems(choice("INT8", "int4", "double", "some")))
        .extracting(Problem::id)
        .containsExactly(
            "scheme-unknown", "input-type-unknown", "output-type-unknown", "weights-unknown");
    assertThat(problems(choice("int4", null, null, null)))
        .extracting(Problem::expected)
        .containsExactly("one of int8, int16x8, dynamic-range, float16, none");
  }

  @ParameterizedTest
  @CsvSource({
    "int8, int16, , , '<inputType>', 'one of int8, uint8, float32'",
    "int16x8, uint8, , , '<inputType>', 'one of int16, float32'",
    "int16x8, , int8, , '<outputType>', 'one of int16, float32'",
    "float16, int8, , , '<inputType>', float32",
    "none, , uint8, , '<outputType>', float32",
    "float16, , , per-tensor, '<weights>', 'no <weights>: those of float16 have no scales'",
    "dynamic-range, , , per-tensor-dense, '<weights>', 'one of per-channel, per-tensor'"
  })
  @DisplayName("is refused with what there is when the scheme has no such combination")
  void combinations(
      String scheme, String input, String output, String weights, String subject, String expected) {
    assertThat(problems(choice(scheme, input, output, weights)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.subject()).isEqualTo(subject);
              assertThat(problem.expected()).isEqualTo(expected);
            });
  }
}
