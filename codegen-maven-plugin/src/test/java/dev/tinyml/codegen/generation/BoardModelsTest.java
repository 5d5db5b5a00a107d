package dev.tinyml.codegen.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.board.RuntimeChoice;
import dev.tinyml.codegen.generation.GenerationRequest.OtherModel;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.VariantInfo;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import dev.tinyml.converter.verify.VerifiedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixture has a scale per Dense layer, the other model one per channel. */
@DisplayName("Of several models")
class BoardModelsTest {
  private static final String NEWER = "nano33ble_sense_rev1";
  private static final String OLDER = "nano33ble_sense_rev2";
  private static final Path PER_CHANNEL =
      Path.of("../converter-core/src/test/resources/schemes/gesture_mlp/int8_uint8_borders.tflite");

  private static GenerationResult generate(
      String firstFor, String otherFor, String runtimes, String... boards) throws IOException {
    GenerationRequest fixture = GestureFixture.request(boards);
    byte[] perChannel = Files.readAllBytes(PER_CHANNEL);
    ConversionManifest other =
        Requests.withVariant(
            Requests.withModel(fixture, perChannel).model().manifest(),
            new VariantInfo("per-channel", List.of(otherFor), false));
    ConversionManifest first =
        Requests.withVariant(
            fixture.model().manifest(),
            new VariantInfo("per-tensor-dense", List.of(firstFor), true));
    return new FirmwareGenerator(
            RuntimeChoice.parse(runtimes).in(BoardCatalogue.load()), RuntimeCatalogue.load())
        .generate(
            new GenerationRequest(
                GestureFixture.verified(first),
                fixture.golden(),
                fixture.boardIds(),
                fixture.templates(),
                fixture.javaPackage(),
                List.of(
                    new OtherModel(
                        VerifiedModel.restore(
                            other, new ModelBytes(perChannel), new Gate(GateLimits.DEFAULT)),
                        fixture.golden()))));
  }

  private static String data(GenerationResult result, String board) {
    return result.sketches().get(board).find("model_data.cc").orElseThrow().text();
  }

  @Test
  @DisplayName("each board gets the one that was made for it, and so it has digests of its own")
  void named() throws IOException {
    GenerationResult result = generate(OLDER, NEWER, NEWER + "=tflite_micro_2026_08", OLDER, NEWER);
    assertThat(data(result, OLDER))
        .isEqualTo(data(FirmwareGenerator.create().generate(GestureFixture.request(OLDER)), OLDER));
    assertThat(data(result, NEWER)).isNotEqualTo(data(result, OLDER));
    assertThat(contract(result, NEWER)).hasSize(18).isNotEqualTo(contract(result, OLDER));
  }

  private static String contract(GenerationResult result, String board) {
    String header = result.sketches().get(board).find("model_data.h").orElseThrow().text();
    Matcher digest = Pattern.compile("0x[0-9a-f]{16}").matcher(header);
    assertThat(digest.find()).isTrue();
    return digest.group();
  }

  @Test
  @DisplayName("a board of none gets the first that its library can run")
  void others() throws IOException {
    GenerationResult older =
        generate("nicla_sense_me", NEWER, NEWER + "=tflite_micro_2026_08", OLDER);
    GenerationResult same = generate(OLDER, NEWER, NEWER + "=tflite_micro_2026_08", OLDER);
    assertThat(data(older, OLDER)).isEqualTo(data(same, OLDER));
    // Its library was another one when the models were made.
    GenerationResult changed = generate(NEWER, OLDER, NEWER + "=tflite_micro_2026_08", OLDER);
    assertThat(data(changed, OLDER)).isEqualTo(data(same, OLDER));
  }

  @Test
  @DisplayName("a class each says which boards it speaks for")
  void companions(@TempDir Path folder) throws IOException {
    GenerationResult result = generate(OLDER, NEWER, NEWER + "=tflite_micro_2026_08", OLDER, NEWER);
    assertThat(result.javaSources().paths())
        .containsExactly(
            "com/example/gesture/GestureModel.java",
            "com/example/gesture/GestureModelPerChannel.java");
    assertThat(result.javaSources().files().get(0).text())
        .contains("class GestureModel {", "this is per-tensor-dense, for " + OLDER);
    assertThat(result.javaSources().files().get(1).text())
        .contains("class GestureModelPerChannel {", "this is per-channel, for " + NEWER);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Xlint:all,-path", "-Xdoclint:all/protected", "-Werror", "-d", folder.toString()));
    for (GeneratedFile source : result.javaSources().files()) {
      Path file = folder.resolve(source.path());
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.text()).toString());
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
    assertThat(result.summary())
        .contains(
            "Java companion com.example.gesture.GestureModelPerChannel of the model per-channel,"
                + " for "
                + NEWER
                + ".");
  }
}
