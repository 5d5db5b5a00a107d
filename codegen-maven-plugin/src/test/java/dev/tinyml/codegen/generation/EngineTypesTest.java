package dev.tinyml.codegen.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.output.GeneratedTree;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A sketch of a board with the C engine")
class EngineTypesTest {

  @ParameterizedTest
  @CsvSource({
    "int16x8, int16_t, int16_t",
    "int8_uint8_borders, uint8_t, uint8_t",
    "int8_float_borders, float, float"
  })
  @DisplayName("takes and gives values of the model's own types")
  void types(String types, String input, String output) {
    GeneratedTree sketch =
        FirmwareGenerator.create()
            .generate(GestureFixture.withTypes(types, "mega_2560"))
            .sketches()
            .get("mega_2560");
    assertThat(text(sketch, "model_engine.h"))
        .contains("_invoke(const " + input + " *input, " + output + " *output);");
    assertThat(text(sketch, "model_runner.cpp"))
        .contains(input + " input_values[kInputSize];")
        .contains(output + " output_values[kOutputSize];");
    assertThat(text(sketch, "golden_vectors.h")).contains("constexpr " + input + " kGoldenInputs");
  }

  private static String text(GeneratedTree tree, String file) {
    return new String(
        tree.files().stream()
            .filter(it -> it.path().equals(file))
            .findFirst()
            .orElseThrow()
            .toBytes(),
        StandardCharsets.UTF_8);
  }
}
