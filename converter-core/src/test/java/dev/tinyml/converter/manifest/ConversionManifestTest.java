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

  private static VerificationInfo everyTask() {
    RegressionError error = new RegressionError(0.5, 0.75, Optional.of(-0.25));
    DetectionQuality quality = new DetectionQuality(0.875, 0.625);
    return new VerificationInfo(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Task.AUTOENCODER),
        List.of(new OutputNoise(1000, 1), new OutputNoise(3, 0)),
        Optional.of(new RegressionResult(7, 1.5, Optional.of(error), error)),
        Optional.of(new ReconstructionResult(5, Optional.of(0.25), 0.5)),
        Optional.of(new DetectionResult(5, 2, Optional.of(quality), quality)));
  }

  @Test
  @DisplayName("reads back what is measured for every task")
  void everyTaskReadsBack() {
    ConversionManifest manifest = SampleManifest.of(new byte[1], everyTask());
    assertThat(ConversionManifest.fromText("c.json", manifest.toText())).isEqualTo(manifest);
    assertThat(manifest.verification().signalToNoise()).contains(30.0);
    assertThat(manifest.verification().reconstruction().orElseThrow().increasePercent())
        .contains(100.0);
    assertThat(manifest.verification().detection().orElseThrow().deviceOnly().drop()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"task\": \"autoencoder\" | \"task\": \"poetry\"",
        "\"signal\": 1000.0 | \"signal\": -1",
        "\"r2\": -0.25 | \"r2\": 1.5",
        "\"rmse\": 0.75 | \"rmse\": NaN",
        "\"targetDeviation\": 1.5 | \"targetDeviation\": -1.5",
        "\"deviceError\": 0.5 | \"deviceError\": Infinity",
        "\"auc\": 0.875 | \"auc\": 1.875",
        "\"positives\": 2 | \"positives\": 0"
      })
  @DisplayName("is refused when measures of a task were changed into nonsense")
  void refusedMeasures(String text, String replacement) {
    String sample = SampleManifest.of(new byte[1], everyTask()).toText();
    assertThat(sample).contains(text);
    String changed = sample.replace(text, replacement);
    assertThatThrownBy(() -> ConversionManifest.fromText("c.json", changed))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("c.json");
  }

  @Test
  @DisplayName("of an older version, without task and noise, is one of a classifier")
  void olderVersion() {
    String older =
        SAMPLE
            .toText()
            .replaceFirst("\\s*\"task\": \"classification\",", "")
            .replaceFirst("\\s*\"noise\": \\[\\],?", "")
            .replaceFirst("(\"deviceClasses\": [^\\]]*\\]\\s*}),(\\s*})", "$1$2");
    assertThat(older).doesNotContain("\"task\"").doesNotContain("\"noise\"");
    assertThat(ConversionManifest.fromText("c.json", older)).isEqualTo(SAMPLE);
  }

  @Test
  @DisplayName("works out recall, precision and F1 of each class")
  void classQuality() {
    List<List<Integer>> confusion = List.of(List.of(8, 2, 0), List.of(4, 6, 0), List.of(0, 0, 0));
    List<ClassQuality> classes =
        new ClassificationResult(Optional.empty(), confusion).deviceClasses();
    assertThat(classes.get(0).recall()).contains(0.8);
    assertThat(classes.get(0).precision()).contains(8.0 / 12);
    assertThat(classes.get(0).f1()).contains(16.0 / 22);
    assertThat(classes.get(2))
        .isEqualTo(new ClassQuality(0, Optional.empty(), Optional.empty(), Optional.empty()));
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
