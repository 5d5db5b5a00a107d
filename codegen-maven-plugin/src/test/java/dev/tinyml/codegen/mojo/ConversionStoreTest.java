package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.codegen.generation.GestureFixture;
import dev.tinyml.converter.pipeline.ConversionFiles;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What a conversion left behind")
class ConversionStoreTest {
  private static final Gate GATE = new Gate(GateLimits.DEFAULT);

  @TempDir private Path folder;

  private ConversionFiles files;
  private ConversionStore store;

  @BeforeEach
  void conversion() throws IOException {
    for (String name : List.of("conversion.json", "golden_vectors.json", "model_int8.tflite")) {
      try (InputStream in = getClass().getResourceAsStream("/fixtures/gesture/" + name)) {
        Files.copy(in, folder.resolve(name));
      }
    }
    files = new ConversionFiles(folder);
    store = new ConversionStore(files);
  }

  @Test
  @DisplayName("is read back")
  void intact() {
    assertThat(store.manifests().first()).isEqualTo(GestureFixture.manifest());
    assertThat(store.verified(GATE).get(0).deviceModel())
        .isEqualTo(GestureFixture.model().deviceModel());
    assertThat(store.goldenVectors(store.manifests().first())).isEqualTo(GestureFixture.golden());
  }

  @Test
  @DisplayName("is missed by the name of the file and of the goal that makes it")
  void missing() throws IOException {
    Files.delete(files.deviceModel(QuantizationScheme.INT8));
    refused(() -> store.verified(GATE), "conversion-missing", "model_int8.tflite", "no such file");
    Files.delete(files.manifest());
    refused(
        () -> store.manifests().first(), "conversion-missing", "conversion.json", "tinyml:convert");
  }

  @Test
  @DisplayName("is not taken when the int8 model was changed")
  void changedModel() throws IOException {
    byte[] model = Files.readAllBytes(files.deviceModel(QuantizationScheme.INT8));
    model[model.length / 2] ^= 1;
    Files.write(files.deviceModel(QuantizationScheme.INT8), model);

    refused(() -> store.verified(GATE), "model-changed", "model_int8.tflite", "tinyml:convert");
  }

  @Test
  @DisplayName("is not taken when the golden vectors were changed")
  void changedGoldenVectors() throws IOException {
    Files.writeString(files.goldenVectors(), Files.readString(files.goldenVectors()) + " ");

    refused(
        () -> store.goldenVectors(store.manifests().first()),
        "golden-vectors-changed",
        "golden_vectors.json",
        "tinyml:convert");
  }

  @Test
  @DisplayName("is not taken when its manifest is cut off")
  void truncatedManifest() throws IOException {
    String text = Files.readString(files.manifest());
    Files.writeString(files.manifest(), text.substring(0, text.length() / 2));

    refused(() -> store.manifests().first(), "conversion.json", "next step");
  }

  @Test
  @DisplayName("is not taken when it does not pass the limits")
  void gate() {
    Gate strict = new Gate(GateLimits.of(Map.of("maxFloatDifference", "1e-9")));

    refused(() -> store.verified(strict), "float-difference");
  }

  private static void refused(ThrowingCallable call, String... words) {
    assertThatThrownBy(call).isInstanceOf(ProblemException.class).hasMessageContainingAll(words);
  }
}
