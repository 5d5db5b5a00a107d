package dev.tinyml.codegen.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.inspection.description.ModelDescription;
import dev.tinyml.codegen.inspection.rendering.JsonRenderer;
import dev.tinyml.codegen.inspection.rendering.TextRenderer;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Descriptions as text and as JSON")
class RenderingTest {
  private static final int WIDTH = 112;
  private static final List<String> MODELS = List.of(".keras", ".h5", ".tflite");

  /** Everything that the converter's tests keep, damaged files as well. */
  private static Stream<Path> allFiles() {
    return InspectionFixtures.files("", MODELS).stream();
  }

  private static Optional<ModelDescription> describe(Path file) {
    try {
      return Optional.of(InspectionFixtures.describe(file));
    } catch (ProblemException e) {
      assertThat(e.problems()).isNotEmpty();
      return Optional.empty();
    }
  }

  private static JsonValue parse(String json) {
    try {
      return new JsonReader().read(json.getBytes(StandardCharsets.UTF_8));
    } catch (JsonSyntaxException e) {
      throw new AssertionError(json, e);
    }
  }

  @ParameterizedTest
  @MethodSource("allFiles")
  @DisplayName("every file is described or refused in time; text fits the page, JSON is valid")
  void everyFile(Path file) {
    Optional<ModelDescription> description =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> describe(file));

    description.ifPresent(
        model -> {
          for (boolean full : List.of(false, true)) {
            assertThat(new TextRenderer(full).lines(model))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH))
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}]"));
          }
          String json = new JsonRenderer().render(model);
          assertThat(JsonCursor.root("json", parse(json)).get("schema").asInt()).isEqualTo(1);
          assertThat(json.replace("\n", "")).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
          assertThat(new JsonRenderer().render(describe(file).orElseThrow())).isEqualTo(json);
        });
  }

  @Test
  @DisplayName("of the intact models none is refused, of the damaged ones most are")
  void described() {
    assertThat(InspectionFixtures.files("zoo", MODELS)).hasSizeGreaterThan(70);
    assertThat(InspectionFixtures.files("zoo", MODELS))
        .allSatisfy(file -> assertThat(describe(file)).isPresent());
    assertThat(InspectionFixtures.files("malformed", MODELS))
        .filteredOn(file -> describe(file).isEmpty())
        .hasSizeGreaterThan(60);
  }

  @Test
  @DisplayName("names of any characters come back from JSON as they are")
  void names() {
    ModelDescription model = InspectionFixtures.keras("weird_names");
    JsonCursor json = JsonCursor.root("json", parse(new JsonRenderer().render(model)));

    assertThat(json.get("layers").elements())
        .extracting(layer -> layer.get("name").asString())
        .containsExactlyElementsOf(
            InspectionFixtures.keras("weird_names").layers().stream()
                .map(layer -> layer.name())
                .toList());
    assertThat(json.get("layers").elements())
        .extracting(layer -> layer.get("name").asString())
        .anyMatch(name -> !name.matches("\\p{ASCII}*"));
  }
}
