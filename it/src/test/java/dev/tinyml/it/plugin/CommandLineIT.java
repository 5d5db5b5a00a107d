package dev.tinyml.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.toolchain.ProcessResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Goals without a pom")
class CommandLineIT {
  private static final Path MODEL =
      Path.of("../firmware-sketch/src/main/tinyml/gesture_model.keras").toAbsolutePath();

  @TempDir private Path folder;

  private ProcessResult run(String goal, String... properties) throws IOException {
    return new CommandLine(folder.resolve("empty")).run(goal, properties);
  }

  @Test
  @DisplayName("convert, generate and inspect models")
  void convertGenerateInspect() throws IOException {
    Path out = folder.resolve("out");
    ProcessResult converted =
        run(
            "convert",
            "-Dtinyml.model=" + MODEL,
            "-Dtinyml.board=nano33ble_sense_rev1",
            "-Dtinyml.datasetDirectory=" + GestureProject.DATASET,
            "-Dtinyml.outputDirectory=" + out);
    assertThat(converted.succeeded()).as(converted.description()).isTrue();
    assertThat(converted.stdout()).contains("accuracy");
    assertThat(out.resolve("conversion.json")).exists();

    ProcessResult generated =
        run("generate", "-Dtinyml.board=nano33ble_sense_rev1", "-Dtinyml.outputDirectory=" + out);
    assertThat(generated.succeeded()).as(generated.description()).isTrue();
    assertThat(out.resolve("sketches/nano33ble_sense_rev1/gesture/gesture.ino")).exists();

    ProcessResult int8 = run("inspect", "-Dtinyml.model=" + out.resolve("model_int8.tflite"));
    assertThat(int8.stdout()).contains("FULLY_CONNECTED", "SOFTMAX", "zero point", "1x300");
    ProcessResult fits = run("boards", "-Dtinyml.model=" + out.resolve("model_int8.tflite"));
    assertThat(fits.stdout())
        .contains(
            "verdict",
            "nano33ble_sense_rev1 | fits",
            "giga_r1              | not sure",
            "uno_r4_minima");
    assertThat(generated.stdout()).contains("verdict", "most RAM not known of: ");
    ProcessResult keras = run("inspect", "-Dtinyml.model=" + MODEL);
    assertThat(keras.stdout()).contains("Dense", "10,228 parameters", "keras 3.15.1");
  }

  @Test
  @DisplayName("list boards, a user's own among them")
  void boards() throws IOException {
    Path own = Files.createDirectories(folder.resolve("boards"));
    Files.writeString(own.resolve("pico.json"), "{\"memory\": {\"flashBytes\": 1044480}}");
    ProcessResult boards = run("boards", "-Dtinyml.boardDirectory=" + own);
    assertThat(boards.succeeded()).as(boards.description()).isTrue();
    assertThat(boards.stdout()).contains("nano33ble_sense_rev2", "1044480", "tflite-micro");

    Files.writeString(own.resolve("pico.json"), "{\n\"memory\": {\"flash\": 1}}");
    ProcessResult wrong = run("boards", "-Dtinyml.boardDirectory=" + own);
    assertThat(wrong.succeeded()).isFalse();
    assertThat(wrong.stdout()).contains("pico.json, line 2, memory.flash", "flashBytes");
  }

  @Test
  @DisplayName("make a C engine of a model with several inputs, for no board")
  void engine() throws IOException {
    Path out = folder.resolve("engine");
    Path model =
        Path.of("../converter-core/src/test/resources/zoo/multi_in_multi_out/int8_b1.tflite")
            .toAbsolutePath();
    ProcessResult made =
        run("engine", "-Dtinyml.model=" + model, "-Dtinyml.engineDirectory=" + out);
    assertThat(made.succeeded()).as(made.description()).isTrue();
    assertThat(made.stdout()).contains("int8_b1_model_invoke", "arena", "input");
    assertThat(out.resolve("model_engine.c")).exists();
    assertThat(Files.readString(out.resolve("model_engine.h")))
        .contains("int int8_b1_model_predict(const float *input_0, const float *input_1");

    ProcessResult mean = run("engine", "-Dtinyml.model=" + model, "-Dtinyml.mean=" + model);
    assertThat(mean.succeeded()).isFalse();
    assertThat(mean.stdout()).contains("no <std> beside it", "2 inputs", "next step:");
    ProcessResult keras = run("engine", "-Dtinyml.model=" + MODEL);
    assertThat(keras.succeeded()).isFalse();
    assertThat(keras.stdout()).contains("engine-model-format", "tinyml:convert");
  }

  @Test
  @DisplayName("write to target/tinyml in the current folder unless told otherwise")
  void usualFolder() throws IOException {
    ProcessResult converted =
        run(
            "convert",
            "-Dtinyml.model=" + MODEL,
            "-Dtinyml.datasetDirectory=" + GestureProject.DATASET);
    assertThat(converted.succeeded()).as(converted.description()).isTrue();
    Path empty = folder.resolve("empty");
    assertThat(empty.resolve("target/tinyml/model_int8.tflite")).exists();
    try (Stream<Path> left = Files.list(empty)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(".mvn", "target");
    }
    ProcessResult inspected = run("inspect");
    assertThat(inspected.stdout()).contains("model_int8.tflite", "FULLY_CONNECTED");
    ProcessResult verified = run("verify");
    assertThat(verified.succeeded()).as(verified.description()).isTrue();
    ProcessResult engine = run("engine");
    assertThat(engine.succeeded()).as(engine.description()).isTrue();
    assertThat(Files.readString(empty.resolve("target/tinyml/engine/model_engine.c")))
        .contains("input_standard_deviation", "int gesture_model_invoke(");
  }

  @Test
  @DisplayName("say what is missing or unknown")
  void problems() throws IOException {
    ProcessResult missing =
        run(
            "convert",
            "-Dtinyml.model=nowhere.keras",
            "-Dtinyml.datasetDirectory=" + GestureProject.DATASET);
    assertThat(missing.succeeded()).isFalse();
    assertThat(missing.stdout()).contains("nowhere.keras", "no such file", "next step:");

    ProcessResult board =
        run(
            "convert",
            "-Dtinyml.model=" + MODEL,
            "-Dtinyml.board=uno",
            "-Dtinyml.datasetDirectory=" + GestureProject.DATASET);
    assertThat(board.succeeded()).isFalse();
    assertThat(board.stdout()).contains("uno", "nano33ble_sense_rev2", "next step:");

    ProcessResult unconverted =
        run("generate", "-Dtinyml.board=nano33ble_sense_rev1", "-Dtinyml.outputDirectory=none");
    assertThat(unconverted.succeeded()).isFalse();
    assertThat(unconverted.stdout()).contains("conversion-missing", "tinyml:convert");

    ProcessResult ranges =
        run(
            "convert",
            "-Dtinyml.model=" + MODEL,
            "-Dtinyml.ranges=guess",
            "-Dtinyml.labels=y.npy",
            "-Dtinyml.datasetDirectory=" + GestureProject.DATASET);
    assertThat(ranges.succeeded()).isFalse();
    assertThat(ranges.stdout())
        .contains("2 problems", "[ranges-unknown] <ranges>", "EXACT, TFLITE_CONVERTER", "<labels>");

    ProcessResult noData = run("convert", "-Dtinyml.model=" + MODEL);
    assertThat(noData.succeeded()).isFalse();
    assertThat(noData.stdout()).contains("dataset-not-found", "representativeData");
  }

  @Test
  @DisplayName("apply the limits at once")
  void gate() throws IOException {
    ProcessResult result =
        run(
            "convert",
            "-Dtinyml.model=" + MODEL,
            "-Dtinyml.datasetDirectory=" + GestureProject.DATASET,
            "-Dtinyml.maxFloatDifference=0",
            "-Dtinyml.outputDirectory=" + folder.resolve("gate"));
    assertThat(result.succeeded()).isFalse();
    assertThat(result.stdout()).contains("float-difference");
  }
}
