package dev.tinyml.codegen.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.codegen.generation.GestureFixture;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.GoldenValues;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.GoldenVectors.GoldenVector;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSpecFactoryTest {
  private final ModelSpecFactory factory = new ModelSpecFactory();

  private List<String> problems(String manifest, GoldenVectors golden) {
    return catchThrowableOfType(
            ProblemException.class,
            () ->
                factory.create(
                    GestureFixture.verified(
                        ConversionManifest.fromText("conversion.json", manifest)),
                    golden))
        .problems()
        .stream()
        .map(Problem::id)
        .toList();
  }

  @Test
  @DisplayName("A whole conversion becomes a specification with the model's own numbers")
  void whole() {
    ModelSpec spec = factory.create(GestureFixture.model(), GestureFixture.golden());
    assertThat(spec.id().value()).isEqualTo("gesture");
    assertThat(spec.input().size()).isEqualTo(300);
    assertThat(spec.input().quantization())
        .contains(
            GestureFixture.manifest().inputTensors().get(0).spec().quantization().orElseThrow());
    assertThat(spec.normalization().mean()).hasSize(3);
  }

  @ParameterizedTest
  @DisplayName("A manifest whose parts contradict each other is refused")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"inputs\": \\[[^]]*]|\"inputs\": [0, 0]|firmware-input-count",
        "\"outputs\": \\[[^]]*]|\"outputs\": []|firmware-output-count",
        "\"inputs\": \\[[^]]*]|\"inputs\": [3]|firmware-input-type",
        "\"idle\",|\"idle\", \"more\",|labels-do-not-fit-output",
        "\"windowLength\": 100|\"windowLength\": -100|window-does-not-fit-input",
        "\"std\": \\[\\s*2.2|\"std\": [0|normalization-not-finite",
        "\"mean\": \\[\\s*0.42|\"mean\": [NaN|json-form"
      })
  void contradictions(String part, String replacement, String id) {
    String text = GestureFixture.manifest().toText();
    String changed = text.replaceFirst(part, replacement);
    assertThat(changed).isNotEqualTo(text);
    assertThat(problems(changed, GestureFixture.golden())).contains(id);
  }

  @Test
  @DisplayName("Golden vectors of another model are refused, all of them by name")
  void otherGoldenVectors() {
    GoldenVector alien =
        new GoldenVector(
            7,
            List.of(List.of(1f)),
            List.of(GoldenValues.of(List.of())),
            List.of(GoldenValues.of(List.of())));
    String manifest = GestureFixture.manifest().toText();
    assertThat(problems(manifest, new GoldenVectors(List.of(alien, alien))))
        .containsExactly("golden-vectors-do-not-fit-model");
    assertThat(problems(manifest, new GoldenVectors(List.of())))
        .containsExactly("golden-vectors-do-not-fit-model");
  }
}
