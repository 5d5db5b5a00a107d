package dev.tinyml.converter.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The manifest file")
class ManifestFileTest {
  private static final ManifestFile BOTH =
      new ManifestFile(
          List.of(
              variant(new VariantInfo("per-tensor-dense", List.of("nano", "nicla"), true), 1000),
              variant(new VariantInfo("per-channel", List.of("disco"), false), 1100)));

  private static ConversionManifest variant(VariantInfo variant, int bytes) {
    ConversionManifest m =
        SampleManifest.of(new byte[bytes], SampleManifest.measured(1e-6, 97, 96));
    return new ConversionManifest(
        m.modelName(),
        m.tools(),
        m.inputDigest(),
        m.sourceFormat(),
        m.source(),
        m.dataset(),
        m.options(),
        m.floatModel(),
        FileDigest.of(variant.fileName("model_int8.tflite"), new byte[bytes]),
        m.operators(),
        m.tensors(),
        m.inputs(),
        m.outputs(),
        m.calibration(),
        m.quantization(),
        m.verification(),
        m.goldenVectors(),
        m.report(),
        Optional.of(variant));
  }

  @Test
  @DisplayName("about one model has the form that it always had")
  void single() {
    ConversionManifest only =
        SampleManifest.of(new byte[1000], SampleManifest.measured(1e-6, 97, 96));
    assertThat(ManifestFile.of(only).toText()).isEqualTo(only.toText());
    assertThat(ManifestFile.fromText("c", only.toText())).isEqualTo(ManifestFile.of(only));
    assertThat(only.toText()).contains("tinyml-conversion/1").doesNotContain("variant");
  }

  @Test
  @DisplayName("about several reads back, and says once what they have in common")
  void several() {
    String text = BOTH.toText();
    assertThat(ManifestFile.fromText("c", text)).isEqualTo(BOTH);
    assertThat(text)
        .contains("tinyml-conversion/2")
        .containsOnlyOnce("\"indices\"")
        .containsOnlyOnce("\"dataset\"")
        .contains("model_int8.tflite", "model_int8_per_channel.tflite");
    assertThat(BOTH.naming("nicla")).contains(BOTH.first());
    assertThat(BOTH.naming("disco")).contains(BOTH.others().get(0));
  }

  @Test
  @DisplayName("about several is none for a reader that expects one")
  void notForOldReaders() {
    assertThatThrownBy(() -> ConversionManifest.fromText("c.json", BOTH.toText()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("manifest-unreadable", "c.json", "tinyml-conversion/2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"id\": \"per-channel\" | \"id\": \"../../secret\"",
        "\"id\": \"per-channel\" | \"id\": \"per-tensor-dense\"",
        "\"id\": \"per-channel\" | \"id\": \"\"",
        "\"id\": \"per-channel\" | \"id\": 3",
        "\"boards\": [\"disco\"] | \"boards\": []",
        "\"boards\": [\"disco\"] | \"boards\": [\"*/ int x;\"]",
        "\"variants\": [ | \"variants\": [], \"v\": [",
        "tinyml-conversion/2 | tinyml-conversion/1",
        "tinyml-conversion/2 | tinyml-conversion/3",
        "\"warnings\": [ | \"warnings\": 3, \"w\": ["
      })
  @DisplayName("is refused with a problem when it was changed into nonsense")
  void refused(String text, String replacement) {
    String sample = BOTH.toText();
    assertThat(sample).contains(text);
    assertThatThrownBy(() -> ManifestFile.fromText("c.json", sample.replace(text, replacement)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("c.json");
  }

  @Test
  @DisplayName("that was cut off is refused at every place")
  void truncated() {
    String text = BOTH.toText();
    for (int end = 0; end < text.length() - 2; end += 37) {
      String part = text.substring(0, end);
      assertThatThrownBy(() -> ManifestFile.fromText("c.json", part))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("c.json");
    }
  }
}
