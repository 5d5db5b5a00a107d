package dev.tinyml.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.firmware.CompileOptions;
import dev.tinyml.it.firmware.HostBuild;
import dev.tinyml.it.sketch.GeneratedSketch;
import dev.tinyml.it.sketch.Sketches;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.HostCompiler;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A file of another generation among a sketch's")
@RequiresTools(Tool.HOST_GXX)
class ContractIT {
  private static final Pattern INCLUDE =
      Pattern.compile("^#include \"([^/\"]+)\"", Pattern.MULTILINE);

  /** Models of the same name: the same network with other types, and so another contract. */
  private static final String BOARD = "nano33ble_sense_rev2";

  private static final List<String> OTHERS = List.of("int8_uint8_borders", "int16x8", "serial");

  private final TestResources resources = TestResources.ofModule();
  private final HostBuild build =
      new HostBuild(
          HostCompiler.find(ToolLocator.ofEnvironment(), Tool.HOST_GXX),
          new ProcessRunner(Duration.ofMinutes(1)));

  /**
   * A file to take from another sketch.
   *
   * @param file its name
   * @param other the sketch's folder in the golden files
   */
  record Mix(String file, String other) {
    @Override
    public String toString() {
      return file + " of " + other;
    }
  }

  static Stream<Mix> mixes() {
    GeneratedSketch sketch = golden(BOARD);
    List<String> files =
        Stream.concat(
                Stream.concat(Stream.of(sketch.ino()), sketch.headers().stream()),
                sketch.sources().stream())
            .map(file -> file.getFileName().toString())
            .toList();
    assertThat(files).contains("model_data.h", "model_settings.h", "golden_vectors.h", "sensor.cc");
    return OTHERS.stream()
        .flatMap(other -> files.stream().map(file -> new Mix(file, other)))
        // A sketch that reads the serial port has no use for this one.
        .filter(mix -> Files.exists(golden(mix.other()).folder().resolve(mix.file())))
        .filter(mix -> includes(mix).allMatch(files::contains));
  }

  /** The sketch's headers that a file needs: some drivers need one that no other sketch has. */
  private static Stream<String> includes(Mix mix) {
    try {
      return INCLUDE
          .matcher(Files.readString(golden(mix.other()).folder().resolve(mix.file())))
          .results()
          .map(match -> match.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GeneratedSketch golden(String folder) {
    return Sketches.ofEnvironment().all().stream()
        .filter(s -> s.origin().equals("golden") && s.board().equals(folder))
        .findFirst()
        .orElseThrow();
  }

  private static Path copy(GeneratedSketch sketch, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(sketch.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return folder;
  }

  /** What the compiler says about the sketch's sources, one after the other. */
  private Stream<ProcessResult> compile(Path folder) {
    GeneratedSketch sketch =
        new GeneratedSketch("mixed", BOARD, folder, folder.resolve("model_data.cc"));
    CompileOptions options =
        CompileOptions.strict("-O0")
            .withIncludes(List.of(folder, resources.arduino(), resources.tflmApi()));
    return Stream.concat(Stream.of(sketch.ino()), sketch.sources().stream())
        .map(
            source ->
                build.compile(
                    source,
                    options,
                    folder.resolve("object.o"),
                    List.of("-include", "Arduino.h", "-DTINYML_SELF_TEST", "-fsyntax-only")));
  }

  @Test
  @DisplayName("is not there: the sketch compiles")
  void unmixed(@TempDir Path folder) throws IOException {
    assertThat(compile(copy(golden(BOARD), folder)))
        .isNotEmpty()
        .allSatisfy(result -> assertThat(result.succeeded()).as(result.description()).isTrue());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mixes")
  @DisplayName("is a compile error with a sentence that names it")
  void mixed(Mix mix, @TempDir Path folder) throws IOException {
    copy(golden(BOARD), folder);
    Files.copy(
        golden(mix.other()).folder().resolve(mix.file()),
        folder.resolve(mix.file()),
        StandardCopyOption.REPLACE_EXISTING);
    String told = " and model_settings.h are of different models: generate both anew";
    // A compiler names the source itself. A header may be included by any, and must name itself.
    String sentence =
        mix.file().equals("model_settings.h")
            ? told
            : (mix.file().endsWith(".h") || mix.file().endsWith(".ino") ? mix.file() : "this file")
                + told;
    assertThat(compile(folder))
        .as("what the compiler says about each source")
        .anySatisfy(
            result -> {
              assertThat(result.succeeded()).isFalse();
              assertThat(result.stderr()).contains(mix.file()).contains(sentence);
            });
  }
}
