package dev.tinyml.converter.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.manifest.GoldenVectors.GoldenVector;
import dev.tinyml.converter.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The conversion manifest")
class ConversionManifestTest {
  private static final ConversionManifest SAMPLE =
      SampleManifest.of(new byte[1000], SampleManifest.measured(1e-6, 97, 96));

  @Test
  @DisplayName("reads back as it was written, and is written in the same bytes again")
  void roundTrip() {
    ConversionManifest back = ConversionManifest.fromText("c.json", SAMPLE.toText());
    assertThat(back).isEqualTo(SAMPLE);
    assertThat(back.toText()).isEqualTo(SAMPLE.toText());
  }

  @Test
  @DisplayName("reads back without its optional parts")
  void optionalParts() {
    VerificationInfo little =
        new VerificationInfo(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    ConversionManifest manifest = SampleManifest.of(new byte[1], little);
    assertThat(ConversionManifest.fromText("c.json", manifest.toText())).isEqualTo(manifest);
  }

  @Test
  @DisplayName("works out ratio and accuracies")
  void derived() {
    assertThat(SAMPLE.compressionRatio()).contains(4.0);
    ClassificationResult result = SAMPLE.verification().classification().orElseThrow();
    assertThat(result.samples()).isEqualTo(100);
    assertThat(result.floatAccuracy()).contains(0.97);
    assertThat(result.deviceAccuracy()).isEqualTo(0.96);
    assertThat(result.dropPercent()).contains(1.0);
    assertThat(SAMPLE.outputTensors().get(0).spec().name()).isEqualTo("t1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tinyml-conversion/1 | tinyml-conversion/2",
        "\"inputs\": [0] | \"inputs\": [3]",
        "\"outputs\": [1] | \"outputs\": [-1]",
        "\"type\": \"INT8\" | \"type\": \"INT7\"",
        "\"scales\": [0.5] | \"scales\": [0.0]",
        "\"scales\": [0.5] | \"scales\": [NaN]",
        "\"scales\": [0.5] | \"scales\": [0.5, 0.5]",
        "\"zeroPoints\": [-128] | \"zeroPoints\": [4294967296]",
        "\"shape\": [1, 2] | \"shape\": [1, -2]",
        "\"mean\": [0.1, 0.2, 9.8] | \"mean\": [0.1]",
        "[97, 3] | [0, 0]",
        "[97, 3] | [97, -97]",
        "[97, 3] | [97, 3, 0]",
        "\"maxAbsDifference\": 1.0e-6 | \"maxAbsDifference\": -1",
        "\"maxAbsDifference\": 1.0e-6 | \"maxAbsDifference\": Infinity",
        "\"modelName\": \"gesture\" | \"modelName\": 5",
        "\"tools\": { | \"tool\": {",
        "\"operators\": [ | \"operators\": 3, \"o\": ["
      })
  @DisplayName("is refused with a problem when it was changed into nonsense")
  void refused(String text, String replacement) {
    String sample = SAMPLE.toText();
    assertThat(sample).contains(text);
    String changed = sample.replace(text, replacement);
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> ConversionManifest.fromText("c.json", changed));
    assertThat(thrown).isNotNull();
    assertThat(thrown.problems().get(0).subject()).startsWith("c.json");
  }

  @Test
  @DisplayName("that was cut off is refused at every place")
  void truncated() {
    String text = SAMPLE.toText();
    for (int end = 0; end < text.length() - 2; end += 11) {
      String part = text.substring(0, end);
      assertThatThrownBy(() -> ConversionManifest.fromText("c.json", part))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("c.json");
    }
  }

  @Test
  @DisplayName("golden vectors read back as they were written")
  void goldenVectors() {
    GoldenVectors vectors =
        new GoldenVectors(
            List.of(
                new GoldenVector(
                    7,
                    List.of(List.of(0.1f, -2.5e-8f, 3.4e38f), List.of()),
                    List.of(
                        GoldenValues.of(List.of(-128, 0, 40_000)),
                        new GoldenValues.Floats(List.of(0.1f, -3.4e38f))),
                    List.of(GoldenValues.of(List.of(1))))));
    assertThat(GoldenVectors.fromText("g.json", vectors.toText())).isEqualTo(vectors);
    String tooLarge = vectors.toText().replace("40000", "4000000000");
    assertThatThrownBy(() -> GoldenVectors.fromText("g.json", tooLarge))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("g.json, vectors[0].inputs[0][2]");
    assertThatThrownBy(() -> GoldenVectors.fromText("g.json", "[}"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("golden-vectors-unreadable");
  }

  @Test
  @DisplayName("file digests are SHA-256")
  void digest() {
    // The standard's own example, FIPS 180-2 appendix B.1.
    assertThat(FileDigest.sha256(new byte[] {'a', 'b', 'c'}))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  @DisplayName("normalization repeats its values over the sample")
  void normalization() {
    Normalization xyz = new Normalization(List.of(1f, 2f), List.of(2f, 4f));
    assertThat(xyz.apply(5f, 0)).isEqualTo(2f);
    assertThat(xyz.apply(10f, 3)).isEqualTo(2f);
    assertThat(xyz.isIdentity()).isFalse();
    assertThat(Normalization.IDENTITY.isIdentity()).isTrue();
  }
}
