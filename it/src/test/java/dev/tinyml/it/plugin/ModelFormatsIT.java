package dev.tinyml.it.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.toolchain.ProcessResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Models of every format")
class ModelFormatsIT {
  private static final Path RESOURCES = Path.of("../converter-core/src/test/resources");
  private static final Path GESTURE = RESOURCES.resolve("reference/gesture_mlp").toAbsolutePath();
  private static final String BOARD = "nano33ble_sense_rev2";

  @TempDir Path folder;

  private ProcessResult run(String goal, String... properties) throws IOException {
    return new CommandLine(folder.resolve("empty")).run(goal, properties);
  }

  @ParameterizedTest
  @DisplayName("become an int8 model, held against Keras' predictions that lie beside the inputs")
  @CsvSource({
    "reference/gesture_mlp/model.keras, keras 3.15.1",
    "reference/gesture_mlp/float_b1.tflite, operators in float32",
    "dev/tinyml/converter/savedmodel/zoo/gesture_mlp, signature serving_default",
  })
  void converted(String model, String read) throws IOException {
    Path out = folder.resolve("out");
    ProcessResult result =
        run(
            "convert",
            "-Dtinyml.model=" + RESOURCES.resolve(model).toAbsolutePath(),
            "-Dtinyml.representativeData=" + GESTURE.resolve("calibration.npy"),
            "-Dtinyml.outputDirectory=" + out);
    assertThat(result.succeeded()).as(result.description()).isTrue();
    assertThat(result.stdout()).contains(read, "over 16 samples to Keras");
    assertThat(out.resolve("model_int8.tflite")).isNotEmptyFile();
    assertThat(out.resolve("model_float.tflite")).isNotEmptyFile();
  }

  @Test
  @DisplayName("of legacy HDF5 become int8 models")
  void legacy() throws IOException {
    Path model = RESOURCES.resolve("zoo-versions/k2_13_1_mlp").toAbsolutePath();
    ProcessResult result =
        run(
            "convert",
            "-Dtinyml.model=" + model.resolve("model.h5"),
            "-Dtinyml.representativeData=" + model.resolve("input.npy"));
    assertThat(result.succeeded()).as(result.description()).isTrue();
    assertThat(result.stdout()).contains("keras 2.13.1", "to Keras");
  }

  @Test
  @DisplayName("that are int8 already go straight to a sketch, without data")
  void adopted() throws IOException {
    Path out = folder.resolve("out");
    ProcessResult result =
        run(
            "generate",
            "-Dtinyml.model=" + GESTURE.resolve("int8_b1_ptfc.tflite"),
            "-Dtinyml.board=" + BOARD,
            "-Dtinyml.outputDirectory=" + out);
    assertThat(result.succeeded()).as(result.description()).isTrue();
    assertThat(out.resolve("model_int8.tflite"))
        .hasSameBinaryContentAs(GESTURE.resolve("int8_b1_ptfc.tflite"));
    assertThat(out.resolve("model_float.tflite")).doesNotExist();
    assertThat(out.resolve("sketches/" + BOARD + "/int8_b1_ptfc/int8_b1_ptfc.ino")).exists();
  }

  @Test
  @DisplayName("that can't become firmware are refused with the reason")
  void refused() throws IOException {
    Path kinds = RESOURCES.resolve("tflite/kinds").toAbsolutePath();
    ProcessResult hybrid =
        run(
            "generate",
            "-Dtinyml.model=" + kinds.resolve("dynamic_range.tflite"),
            "-Dtinyml.board=" + BOARD);
    assertThat(hybrid.succeeded()).isFalse();
    assertThat(hybrid.stdout())
        .contains("hybrid", "FULLY_CONNECTED", "microcontroller runtimes", "next step:");
    ProcessResult keras =
        run(
            "generate",
            "-Dtinyml.model=" + GESTURE.resolve("model.keras"),
            "-Dtinyml.board=" + BOARD);
    assertThat(keras.succeeded()).isFalse();
    assertThat(keras.stdout()).contains("generate-model-format", "tinyml:convert");
    ProcessResult noData = run("convert", "-Dtinyml.model=" + GESTURE.resolve("float_b1.tflite"));
    assertThat(noData.succeeded()).isFalse();
    assertThat(noData.stdout()).contains("calibration-data-missing", "representativeData");
  }
}
