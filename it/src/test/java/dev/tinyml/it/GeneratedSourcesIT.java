package dev.tinyml.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.firmware.ArmCompiler;
import dev.tinyml.it.firmware.CompileOptions;
import dev.tinyml.it.firmware.CortexM;
import dev.tinyml.it.firmware.CppCompiler;
import dev.tinyml.it.firmware.HostBuild;
import dev.tinyml.it.sketch.GeneratedSketch;
import dev.tinyml.it.sketch.Sketches;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.HostCompiler;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.RequiresArmToolchain;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Generated sources compile without a warning")
class GeneratedSourcesIT {
  private static final List<String> WARNINGS =
      List.of("-Wall", "-Wextra", "-Werror", "-Wconversion", "-Wshadow");
  private static final List<String> HEADERS_OF_THEIR_OWN =
      List.of("model_data.h", "model_normalization.h", "model_settings.h");

  private final TestResources resources = TestResources.ofModule();

  /** A sketch and a dialect of C++ to compile it in. */
  record Case(GeneratedSketch sketch, String standard) {
    @Override
    public String toString() {
      return sketch + " as " + standard;
    }
  }

  static Stream<Case> cases() {
    return Sketches.ofEnvironment().all().stream()
        .flatMap(sketch -> Stream.of(new Case(sketch, "c++11"), new Case(sketch, "c++17")));
  }

  private static ProcessRunner runner() {
    return new ProcessRunner(Duration.ofMinutes(1));
  }

  private void compileAll(CppCompiler compiler, Case given, Path folder) throws IOException {
    GeneratedSketch sketch = given.sketch();
    CompileOptions alone =
        CompileOptions.strict("-O2").withStandard(given.standard()).withWarnings(WARNINGS);
    CompileOptions withLibraries =
        alone.withIncludes(List.of(resources.arduino(), resources.tflmApi()));
    for (String header : HEADERS_OF_THEIR_OWN) {
      sketch.file(header);
    }
    for (Path header : sketch.headers()) {
      String name = header.getFileName().toString();
      Path source = folder.resolve(name + ".cc");
      Files.writeString(source, "#include \"" + header + "\"\n#include \"" + header + "\"\n");
      mustCompile(compiler, source, HEADERS_OF_THEIR_OWN.contains(name) ? alone : withLibraries);
    }
    for (List<String> flags :
        List.of(List.<String>of(), List.of("-DTINYML_SELF_TEST", "-DTINYML_PRINT_ALL"))) {
      for (Path source : sketch.sources()) {
        mustCompile(compiler, source, withLibraries, folder, flags);
      }
      mustCompile(compiler, sketch.ino(), withLibraries, folder, withArduinoHeader(flags));
    }
  }

  /** What reads each accelerometer, with what stands for its library. */
  private void compileDrivers(CppCompiler compiler, Path folder) throws IOException {
    GeneratedSketch sketch = Sketches.ofEnvironment().golden("nano33ble_sense_rev1");
    CompileOptions options =
        CompileOptions.strict("-O2")
            .withWarnings(WARNINGS)
            .withIncludes(List.of(sketch.folder(), resources.arduino()));
    List<Path> drivers = Sketches.ofEnvironment().drivers();
    assertThat(drivers).hasSizeGreaterThanOrEqualTo(7);
    for (Path driver : drivers) {
      mustCompile(compiler, driver, options, folder, List.of("-fno-exceptions", "-fno-rtti"));
    }
  }

  private static List<String> withArduinoHeader(List<String> flags) {
    return Stream.concat(Stream.of("-include", "Arduino.h"), flags.stream()).toList();
  }

  private static void mustCompile(CppCompiler compiler, Path source, CompileOptions options) {
    mustCompile(compiler, source, options, source.getParent(), List.of());
  }

  private static void mustCompile(
      CppCompiler compiler, Path source, CompileOptions options, Path folder, List<String> more) {
    Path object = folder.resolve(source.getFileName() + ".o");
    ProcessResult result = compiler.compile(source, options, object, more);
    assertThat(result.succeeded()).as(result.description()).isTrue();
    assertThat(result.stderr()).as(result.description()).isEmpty();
  }

  @Nested
  @RequiresArmToolchain
  @DisplayName("for a Cortex-M4")
  class ForCortexM4 {
    private final ArmToolchain toolchain = ArmToolchain.find(ToolLocator.ofEnvironment());

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tinyml.it.GeneratedSourcesIT#cases")
    void withoutFpu(Case given, @TempDir Path folder) throws IOException {
      compileAll(new ArmCompiler(toolchain, CortexM.M4, runner()), given, folder);
    }

    @Test
    @DisplayName("every accelerometer's driver")
    void drivers(@TempDir Path folder) throws IOException {
      compileDrivers(new ArmCompiler(toolchain, CortexM.M4, runner()), folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tinyml.it.GeneratedSourcesIT#cases")
    void withFpu(Case given, @TempDir Path folder) throws IOException {
      compileAll(new ArmCompiler(toolchain, CortexM.M4F, runner()), given, folder);
    }
  }

  @Nested
  @DisplayName("for the host")
  class ForTheHost {
    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tinyml.it.GeneratedSourcesIT#cases")
    @RequiresTools(Tool.HOST_GXX)
    void withGcc(Case given, @TempDir Path folder) throws IOException {
      compileAll(host(Tool.HOST_GXX), given, folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.tinyml.it.GeneratedSourcesIT#cases")
    @RequiresTools(Tool.HOST_CLANGXX)
    void withClang(Case given, @TempDir Path folder) throws IOException {
      compileAll(host(Tool.HOST_CLANGXX), given, folder);
    }

    private CppCompiler host(Tool tool) {
      return new HostBuild(HostCompiler.find(ToolLocator.ofEnvironment(), tool), runner());
    }
  }
}
