package dev.tinyml.converter.graph.merge;

import static dev.tinyml.converter.graph.SmallModels.KERAS_3;
import static dev.tinyml.converter.graph.SmallModels.assertProblem;
import static dev.tinyml.converter.graph.SmallModels.joined;
import static dev.tinyml.converter.graph.SmallModels.named;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A merge layer")
class MergeRefusalTest {

  private static Problem refusal(String type, String config, String shapes) {
    return refused(joined(KERAS_3, named("merge", type, config), shapes.split(" ")));
  }

  @ParameterizedTest(name = "{0} {1} of {2}")
  @DisplayName("of shapes that don't fit is broken input that names both")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Add | \"\" | 4x6 4x5 | 1x4x6 and 1x4x5",
        "Multiply | \"\" | 4x6 5 | 1x4x6 and 1x1x5",
        "Subtract | \"\" | 6 6 6 | 3 inputs",
        "Subtract | \"\" | 6 | 1 inputs",
        "Concatenate | 'axis': 1 | 4x6 4x5 | [1x4x6, 1x4x5]",
        "Concatenate | 'axis': 1 | 4x6 6 | [1x4x6, 1x6]",
        "Concatenate | 'axis': -4 | 4x6 4x6 | axis -4",
        "Dot | 'axes': 1 | 4x6 5x6 | axis 1 of shape 1x4x6",
        "Dot | 'axes': [0, 1] | 4x6 5x6 | axis 0",
        "Dot | 'axes': [1, 2, 1] | 4x6 5x6 | axes [1, 2, 1]",
        "Dot | 'axes': 1 | 4x6 | 1 inputs",
        "Dot | \"\" | 4x6 4x6 | no value"
      })
  void broken(String type, String config, String shapes, String found) {
    Problem problem = refusal(type, config, shapes);
    assertProblem(problem, ProblemKind.BROKEN_INPUT, found);
    assertThat(problem.subject()).startsWith("layer merge (" + type + ")");
  }

  @ParameterizedTest(name = "{0} {1} of {2}")
  @DisplayName("of results beyond any microcontroller, or along the batch, is unsupported")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Add | \"\" | 8000000x1 1x8000000 | 8000000, 8000000",
        "Multiply | \"\" | 16000000x1x1 1x16000000x1 1x1x16000000 | 16000000, 16000000",
        "Dot | 'axes': 2 | 8000000x1 8000000x1 | 8000000, 8000000",
        "Concatenate | 'axis': 1 | 16000000 16000000 | 32000000",
        "Concatenate | 'axis': 0 | 4x6 4x6 | the batch"
      })
  void unsupported(String type, String config, String shapes, String found) {
    Problem problem = refusal(type, config, shapes);
    assertProblem(problem, ProblemKind.UNSUPPORTED, found);
  }
}
