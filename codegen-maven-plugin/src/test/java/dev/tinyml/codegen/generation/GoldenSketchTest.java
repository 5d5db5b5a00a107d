package dev.tinyml.codegen.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.board.AccelerometerDriver;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.output.GeneratedFile;
import dev.tinyml.codegen.output.GeneratedTree;
import dev.tinyml.codegen.output.TreeWriter;
import dev.tinyml.codegen.runtime.ApiFlavour;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares generated trees with src/test/resources/golden. The integration tests compile and run
 * those, so they can't be wrong for long; {@code -Dgolden.update=true} writes them anew.
 */
class GoldenSketchTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Set<String> WITH_LIBRARY =
      Set.of(
          "model_data.h",
          "model_op_resolver.cc",
          "model_op_resolver.h",
          "model_runner.cc",
          "model_runner.h",
          "model_settings.h");

  @ParameterizedTest
  @ValueSource(strings = {"nano33ble_sense_rev1", "nano33ble_sense_rev2"})
  @DisplayName("The sketch of each board is the golden one")
  void sketch(String board) throws IOException {
    GenerationResult result = FirmwareGenerator.create().generate(GestureFixture.request(board));
    compare(result.sketches().get(board), GOLDEN.resolve(board).resolve(result.sketchName()));
  }

  @Test
  @DisplayName("A model without signal gets the golden sketch that reads the serial port")
  void serialSketch() throws IOException {
    GenerationResult result =
        FirmwareGenerator.create()
            .generate(Requests.withoutSignal(GestureFixture.request("nano33ble_sense_rev2")));
    GeneratedTree serial = result.sketches().get("nano33ble_sense_rev2");
    compare(serial, GOLDEN.resolve("serial").resolve(result.sketchName()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"int8_float_borders", "int8_uint8_borders", "int16x8", "float32"})
  @DisplayName("Models with other types get their golden sketch and Java companion")
  void otherTypes(String types) throws IOException {
    String board = "nano33ble_sense_rev2";
    GenerationResult result =
        FirmwareGenerator.create().generate(GestureFixture.withTypes(types, board));
    compare(result.sketches().get(board), GOLDEN.resolve(types).resolve(result.sketchName()));
    compare(result.javaSources(), GOLDEN.resolve("java_types").resolve(types));
  }

  @Test
  @DisplayName("A library of before October 2022 gets an error reporter, and no kernels to choose")
  void errorReporter() throws IOException {
    String board = "nano33ble_sense_rev2";
    List<RuntimeProfile> runtimes = new ArrayList<>(RuntimeCatalogue.load().profiles());
    runtimes.replaceAll(
        known -> known.id().startsWith("chirale") ? withErrorReporter(known) : known);
    GenerationResult result =
        new FirmwareGenerator(BoardCatalogue.load(), new RuntimeCatalogue(runtimes))
            .generate(GestureFixture.request(board));
    GeneratedTree all = result.sketches().get(board);
    GeneratedTree dependent =
        GeneratedTree.of(
            all.files().stream().filter(file -> WITH_LIBRARY.contains(file.path())).toList());
    compare(dependent, Path.of("src/test/resources/golden-error-reporter"));
  }

  /** No such library is known to this tool: it is made of the one that the board has. */
  private static RuntimeProfile withErrorReporter(RuntimeProfile known) {
    return new RuntimeProfile(
        known.id(),
        known.kind(),
        known.name(),
        known.version(),
        known.library(),
        known.platforms(),
        new ApiFlavour(
            Optional.of("TensorFlowLite.h"),
            List.of(
                "tensorflow/lite/micro/micro_error_reporter.h",
                "tensorflow/lite/micro/micro_interpreter.h",
                "tensorflow/lite/schema/schema_generated.h",
                "tensorflow/lite/version.h"),
            true,
            "ResetVariableTensors",
            false),
        known.perChannelFullyConnected(),
        known.hybridKernels(),
        known.operators(),
        known.engines(),
        known.arenas(),
        known.staticMemoryArenas(),
        known.notes());
  }

  @Test
  @DisplayName("The Java companion is the golden one")
  void companion() throws IOException {
    GenerationResult result =
        FirmwareGenerator.create().generate(GestureFixture.request("nano33ble_sense_rev2"));
    compare(result.javaSources(), GOLDEN.resolve("java"));
  }

  @ParameterizedTest
  @EnumSource(AccelerometerDriver.class)
  @DisplayName("What reads each accelerometer is the golden file")
  void drivers(AccelerometerDriver driver, @TempDir Path boards) throws IOException {
    Files.writeString(
        boards.resolve("nano33ble_sense_rev1.json"),
        """
        {"motionSensor": {"parts": ["%s"],
          "library": {"name": "The_Library", "version": "1.0.0", "dependencies": []},
          "accelerometer": {"driver": "%s", "outputRateHz": 104, "rangeG": 4}}}
        """
            .formatted(driver.name(), driver.word()));
    String file = "sensor_" + driver.word() + ".cc";
    GeneratedTree tree =
        new FirmwareGenerator(BoardCatalogue.load(boards), RuntimeCatalogue.load())
            .generate(GestureFixture.request("nano33ble_sense_rev1"))
            .sketches()
            .get("nano33ble_sense_rev1");
    assertThat(tree.paths())
        .filteredOn(path -> path.startsWith("sensor"))
        .containsExactly("sensor.cc", "sensor.h", file);
    Path golden = GOLDEN.resolve("drivers").resolve(file);
    String text = tree.find(file).orElseThrow().text();
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  private static void compare(GeneratedTree actual, Path golden) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      new TreeWriter().write(actual, golden);
      Files.delete(golden.resolveSibling(golden.getFileName() + ".files"));
    }
    GeneratedTree expected = read(golden);
    assertThat(actual.paths()).isEqualTo(expected.paths());
    for (GeneratedFile file : expected.files()) {
      assertThat(actual.find(file.path()).orElseThrow().text())
          .as(file.path())
          .isEqualTo(file.text());
    }
  }

  private static GeneratedTree read(Path directory) throws IOException {
    List<GeneratedFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(path).toString().replace('\\', '/');
        files.add(GeneratedFile.text(name, Files.readString(path, StandardCharsets.UTF_8)));
      }
    }
    return GeneratedTree.of(files);
  }
}
