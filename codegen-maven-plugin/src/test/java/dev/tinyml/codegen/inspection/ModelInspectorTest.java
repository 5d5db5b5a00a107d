package dev.tinyml.codegen.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.codegen.generation.GestureFixture;
import dev.tinyml.codegen.inspection.description.ModelDescription;
import dev.tinyml.codegen.inspection.rendering.JsonRenderer;
import dev.tinyml.codegen.inspection.rendering.TextRenderer;
import dev.tinyml.converter.manifest.TensorInfo;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tensor.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A model in words")
class ModelInspectorTest {
  /** Their facts are proven by the tests of what stands in them; these hold form and wording. */
  private static final Path GOLDEN = Path.of("src/test/resources/golden/inspection");

  @TempDir private Path folder;

  private static Path fixture(String name) {
    return Path.of("src/test/resources/fixtures", name);
  }

  private static List<String> lines(Path file) {
    return new TextRenderer(false).lines(InspectionFixtures.describe(file));
  }

  private static String row(List<String> lines, String... cells) {
    return lines.stream()
        .filter(line -> Arrays.asList(line.strip().split(" {2,}")).containsAll(List.of(cells)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + Arrays.toString(cells) + " in\n" + lines));
  }

  @Test
  @DisplayName("Keras: layers with the parameters that Keras counts, one that is shared only once")
  void keras() {
    List<String> lines = lines(fixture("keras/two_in_two_out.keras"));

    // model.count_params() and layer.count_params() of Keras 3.15.1.
    assertThat(lines.get(0)).isEqualTo("two_in_two_out.keras");
    assertThat(lines.get(1)).endsWith("written by keras 3.15.1");
    assertThat(lines).anyMatch(line -> line.endsWith(", 235 parameters"));
    row(lines, "of_grid", "Dense", "104");
    row(lines, "of_scalars", "Dense", "56", "scalars");
    row(lines, "kind", "Dense", "18");
    row(lines, "amount", "Dense", "12");
    row(lines, "shared", "Dense", "45");
    row(lines, "shared", "Dense", "shared");
  }

  @Test
  @DisplayName("TensorFlow Lite: operators and tensors as the fixture's manifest has them")
  void tflite() {
    List<String> lines = lines(fixture("gesture/model_int8.tflite"));

    assertThat(lines.subList(0, 3))
        .containsExactly(
            "model_int8.tflite", "  TensorFlow Lite, 12,944 bytes", "  computes in int8");
    assertThat(lines.stream().filter(line -> line.contains("  FULLY_CONNECTED  4  "))).hasSize(3);
    for (TensorInfo tensor : GestureFixture.manifest().tensors()) {
      TensorSpec spec = tensor.spec();
      String line =
          row(
              lines,
              String.valueOf(tensor.index()),
              spec.type().name().toLowerCase(Locale.ROOT),
              spec.shape().toString().replaceFirst("^1x", tensor.constant() ? "1x" : "?x"));
      assertThat(spec.quantization())
          .hasValueSatisfying(q -> assertThat(line).contains(" " + q.zeroPoint()));
    }
    row(lines, "0", "int8", "?x300", "input");
    row(lines, "10", "int8", "?x3", "output");
  }

  /** {@code -Dgolden.update=true} writes the files anew. */
  @ParameterizedTest
  @CsvSource({
    "two_in_two_out, fixtures/keras/two_in_two_out.keras",
    "gesture, fixtures/gesture/model_int8.tflite",
    "lambda, zoo/refused_lambda/model.keras",
    "hybrid, tflite/kinds/dynamic_range.tflite",
    "while, tflite/kinds/while.tflite"
  })
  @DisplayName("The whole of a description, as text and as JSON")
  void golden(String name, String model) throws IOException {
    Path file =
        model.startsWith("fixtures")
            ? Path.of("src/test/resources").resolve(model)
            : InspectionFixtures.CONVERTER.resolve(model);
    ModelDescription description = InspectionFixtures.describe(file);

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(
          GOLDEN.resolve(name + ".txt"),
          String.join("\n", new TextRenderer(false).lines(description)) + "\n");
      Files.writeString(GOLDEN.resolve(name + ".json"), new JsonRenderer().render(description));
    }
    assertThat(String.join("\n", new TextRenderer(false).lines(description)) + "\n")
        .isEqualTo(Files.readString(GOLDEN.resolve(name + ".txt")));
    assertThat(new JsonRenderer().render(description))
        .isEqualTo(Files.readString(GOLDEN.resolve(name + ".json")));
  }

  @Test
  @DisplayName("Damaged and foreign files get a sentence with their name")
  void refused() throws IOException {
    byte[] model = Files.readAllBytes(fixture("gesture/model_int8.tflite"));
    Path half = Files.write(folder.resolve("half.tflite"), Arrays.copyOf(model, 600));
    Path text = Files.writeString(folder.resolve("text.tflite"), "This is not a model.");
    Path missing = folder.resolve("missing.tflite");

    for (Path file : List.of(half, text, missing, folder)) {
      assertThatThrownBy(() -> InspectionFixtures.describe(file))
          .as(file.toString())
          .isInstanceOf(ProblemException.class)
          .hasMessageContainingAll(file.getFileName().toString(), "next step:");
    }
  }
}
