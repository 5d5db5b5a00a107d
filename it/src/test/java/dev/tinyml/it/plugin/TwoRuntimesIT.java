package dev.tinyml.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.toolchain.ProcessResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each board gets is compared with what it gets in a build of its own. */
@DisplayName("Two boards with different inference libraries in one build")
class TwoRuntimesIT {
  private static final String OLDER = GestureProject.BOARD;
  private static final String NEWER = "nano33ble_sense_rev1";
  private static final String RUNTIME = "-Dtinyml.runtime=" + NEWER + "=tflite_micro_2026_08";
  private static final Pattern BYTE = Pattern.compile("0x([0-9a-f]{2})\\b");

  /** A model of convolutions only. */
  private static final Path WITHOUT_DENSE =
      Path.of("../converter-core/src/test/resources/zoo/depthwise_variants").toAbsolutePath();

  @TempDir private Path folder;

  private static ProcessResult build(GestureProject gesture, String... arguments)
      throws IOException {
    ProcessResult result = GestureProject.maven().run(gesture.project(), List.of(arguments));
    assertThat(result.succeeded()).as(result.description()).isTrue();
    return result;
  }

  /** A build with a single one of the project's boards. */
  private GestureProject alone(String board, String other, String... arguments) throws IOException {
    GestureProject gesture = GestureProject.copy(folder.resolve(board));
    Path pom = gesture.project().file("pom.xml");
    String text = Files.readString(pom);
    assertThat(text).contains("<board>" + other + "</board>");
    Files.writeString(pom, text.replace("<board>" + other + "</board>", ""));
    build(gesture, arguments);
    return gesture;
  }

  private static Path sketch(GestureProject gesture, String board, String file) {
    return gesture.output().resolve("sketches/" + board + "/gesture/" + file);
  }

  /** The bytes that a sketch has in its array. */
  private static byte[] embedded(GestureProject gesture, String board) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher matcher = BYTE.matcher(Files.readString(sketch(gesture, board, "model_data.cc")));
    while (matcher.find()) {
      bytes.write(Integer.parseInt(matcher.group(1), 16));
    }
    return bytes.toByteArray();
  }

  /** A source without the comment on top, which names the file that the model lay in. */
  private static String code(GestureProject gesture, String board, String file) throws IOException {
    return Files.readString(sketch(gesture, board, file)).replaceAll("(?m)^\\s*//.*\\R", "");
  }

  private static void assertSame(
      GestureProject both, String suffix, GestureProject alone, String board) throws IOException {
    assertThat(both.output().resolve("model_int8" + suffix + ".tflite"))
        .hasSameBinaryContentAs(alone.output().resolve("model_int8.tflite"));
    assertThat(both.output().resolve("golden_vectors" + suffix + ".json"))
        .hasSameBinaryContentAs(alone.output().resolve("golden_vectors.json"));
    assertThat(both.output().resolve("report" + suffix + ".json"))
        .hasSameBinaryContentAs(alone.output().resolve("report.json"));
    assertThat(embedded(both, board))
        .isEqualTo(Files.readAllBytes(alone.output().resolve("model_int8.tflite")));
    List<String> sources = sources(alone, board);
    assertThat(sources)
        .isEqualTo(sources(both, board))
        .contains("model_data.cc", "model_settings.h", "gesture.ino");
    for (String file : sources) {
      assertThat(code(both, board, file)).as(file).isEqualTo(code(alone, board, file));
    }
  }

  private static List<String> sources(GestureProject gesture, String board) throws IOException {
    try (Stream<Path> files = Files.list(sketch(gesture, board, ""))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(".*\\.(h|c|cc|cpp|ino)"))
          .sorted()
          .toList();
    }
  }

  @Test
  @DisplayName("get the models that each of them gets alone, and then there is nothing to do")
  void asAlone() throws IOException {
    GestureProject both = GestureProject.copy(folder.resolve("both"));
    ProcessResult first = build(both, "package", RUNTIME);
    assertThat(first.stdout())
        .containsOnlyOnce("Convert to float TFLite:")
        .containsOnlyOnce("Calibrate:")
        .contains("Quantize to int8 (per-tensor-dense):", "Quantize to int8 (per-channel):")
        .contains("Model per-tensor-dense, for " + OLDER)
        .contains("Model per-channel, for " + NEWER)
        .contains(
            "files, model model_int8_per_channel.tflite of "
                + Files.size(both.output().resolve("model_int8_per_channel.tflite"))
                + " bytes")
        .contains("GestureModelPerChannel of the model per-channel, for " + NEWER);
    assertSame(both, "", alone(OLDER, NEWER, "process-resources"), OLDER);
    assertSame(both, "_per_channel", alone(NEWER, OLDER, "process-resources", RUNTIME), NEWER);
    assertThat(embedded(both, OLDER)).isNotEqualTo(embedded(both, NEWER));
    assertThat(both.project().file("target/classes/com/example/gesture/GestureModel.class"))
        .exists();
    assertThat(
            both.project().file("target/classes/com/example/gesture/GestureModelPerChannel.class"))
        .exists();
    assertThat(both.output().resolve("report.html"))
        .content()
        .contains("href=\"report_per_channel.html\"", "model_int8_per_channel.tflite", NEWER);
    assertThat(both.output().resolve("report_per_channel.html"))
        .content()
        .contains("href=\"report.html\"");

    SortedMap<String, String> before = both.results();
    ProcessResult second = build(both, "package", RUNTIME);
    assertThat(second.stdout())
        .contains("Nothing to convert", "Nothing to generate")
        .doesNotContain("Read model");
    assertThat(both.results()).isEqualTo(before);

    build(both, "process-resources");
    assertThat(both.output().resolve("model_int8_per_channel.tflite")).doesNotExist();
    assertThat(both.output().resolve("report_per_channel.html")).doesNotExist();
    assertThat(both.output().resolve("arena_per_channel.json")).doesNotExist();
    assertThat(embedded(both, NEWER)).isEqualTo(embedded(both, OLDER));
    assertThat(
            both.project()
                .file(
                    "target/generated-sources/tinyml/com/example/gesture/"
                        + "GestureModelPerChannel.java"))
        .doesNotExist();
  }

  @Test
  @DisplayName("share a model that has no Dense layer, and inspect shows the models of the others")
  void shared() throws IOException {
    CommandLine line = new CommandLine(folder.resolve("empty"));
    String boards = "-Dtinyml.board=" + OLDER + "," + NEWER;
    ProcessResult shared =
        line.run(
            "convert",
            "-Dtinyml.model=" + WITHOUT_DENSE.resolve("model.keras"),
            "-Dtinyml.representativeData=" + WITHOUT_DENSE.resolve("calibration.npy"),
            boards,
            RUNTIME,
            "-Dtinyml.outputDirectory=" + folder.resolve("shared"));
    assertThat(shared.succeeded()).as(shared.description()).isTrue();
    assertThat(shared.stdout()).contains("all 2 give the same model, which all boards get");
    assertThat(folder.resolve("shared/model_int8.tflite")).exists();
    assertThat(folder.resolve("shared/model_int8_per_channel.tflite")).doesNotExist();

    ProcessResult converted =
        line.run(
            "convert",
            "-Dtinyml.model="
                + Path.of("../firmware-sketch/src/main/tinyml/gesture_model.keras")
                    .toAbsolutePath(),
            "-Dtinyml.datasetDirectory=" + GestureProject.DATASET,
            boards,
            RUNTIME,
            "-Dtinyml.maxSize=1 kB");
    assertThat(converted.succeeded()).isFalse();
    assertThat(converted.stdout())
        .contains("2 problems", "of the model per-tensor-dense, for " + OLDER)
        .contains("of the model per-channel, for " + NEWER);
    ProcessResult inspected = line.run("inspect");
    assertThat(inspected.stdout()).contains("model_int8.tflite", "model_int8_per_channel.tflite");
    ProcessResult json = line.run("inspect", "-Dtinyml.format=json");
    assertThat(json.succeeded()).isFalse();
    assertThat(json.stdout())
        .contains("inspect-several-models", "model_int8_per_channel.tflite", "next step:");
  }
}
