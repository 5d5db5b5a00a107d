package dev.tinyml.codegen.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.codegen.generation.GestureFixture;
import dev.tinyml.converter.manifest.TensorInfo;
import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A model in words")
class ModelInspectorTest {
  @TempDir private Path folder;

  private static Path fixture(String name) {
    return Path.of("src/test/resources/fixtures", name);
  }

  private static String row(List<String> lines, String... cells) {
    return lines.stream()
        .filter(line -> Arrays.asList(line.split(" {2,}")).containsAll(List.of(cells)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + Arrays.toString(cells) + " in\n" + lines));
  }

  @Test
  @DisplayName("Keras: layers with the parameters that Keras counts, one that is shared only once")
  void keras() {
    List<String> lines = new ModelInspector().inspect(fixture("keras/two_in_two_out.keras"));

    // model.count_params() and layer.count_params() of Keras 3.15.1.
    assertThat(lines.get(0))
        .startsWith("two_in_two_out.keras: ")
        .contains("keras 3.15.1")
        .endsWith(", 235 parameters");
    row(lines, "of_grid", "Dense", "104", "flatten");
    row(lines, "of_scalars", "Dense", "56", "scalars");
    row(lines, "kind", "Dense", "18");
    row(lines, "amount", "Dense", "12");
    row(lines, "shared", "Dense", "45", "of_grid");
    row(lines, "shared", "Dense", "45", "of_scalars");
    assertThat(lines.get(lines.size() - 1)).isEqualTo("outputs: kind, amount");
  }

  @Test
  @DisplayName("TensorFlow Lite: operators and tensors as the fixture's manifest has them")
  void tflite() {
    List<String> lines = new ModelInspector().inspect(fixture("gesture/model_int8.tflite"));

    assertThat(lines.get(0))
        .isEqualTo("model_int8.tflite: TensorFlow Lite, 12,944 bytes, 4 operators, 11 tensors");
    assertThat(lines.stream().filter(line -> line.startsWith("FULLY_CONNECTED  4 "))).hasSize(3);
    row(lines, "SOFTMAX", "2", "none");
    for (TensorInfo tensor : GestureFixture.manifest().tensors()) {
      String line =
          row(
              lines,
              String.valueOf(tensor.index()),
              tensor.spec().type().name(),
              tensor.spec().shape().toString(),
              tensor.spec().name());
      assertThat(tensor.spec().quantization())
          .hasValueSatisfying(
              q -> assertThat(line).contains(" " + q.scales().get(0), " " + q.zeroPoint()));
    }
    assertThat(row(lines, "0", "input")).contains("1x300");
    assertThat(row(lines, "10", "output")).contains("1x3");
  }

  @Test
  @DisplayName("Damaged and foreign files get a sentence with their name")
  void refused() throws IOException {
    byte[] model = Files.readAllBytes(fixture("gesture/model_int8.tflite"));
    Path half = Files.write(folder.resolve("half.tflite"), Arrays.copyOf(model, 600));
    Path text = Files.writeString(folder.resolve("text.tflite"), "This is not a model.");
    Path missing = folder.resolve("missing.tflite");

    for (Path file : List.of(half, text, missing, folder)) {
      assertThatThrownBy(() -> new ModelInspector().inspect(file))
          .as(file.toString())
          .isInstanceOf(ProblemException.class)
          .hasMessageContainingAll(file.getFileName().toString(), "next step:");
    }
  }
}
