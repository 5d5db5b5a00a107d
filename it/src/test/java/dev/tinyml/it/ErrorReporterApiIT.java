package dev.tinyml.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.firmware.CompileOptions;
import dev.tinyml.it.firmware.HostBuild;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.HostCompiler;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No library of today's Arduino index has this interface; sketches have one as data. */
@DisplayName("Code for a library with an error reporter")
@RequiresTools(Tool.HOST_GXX)
class ErrorReporterApiIT {
  private static final Path SOURCES =
      Path.of("..", "codegen-maven-plugin", "src", "test", "resources", "golden-error-reporter")
          .toAbsolutePath()
          .normalize();

  private final TestResources resources = TestResources.ofModule();
  private final HostBuild build =
      new HostBuild(
          HostCompiler.find(ToolLocator.ofEnvironment(), Tool.HOST_GXX),
          new ProcessRunner(Duration.ofMinutes(1)));

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"model_runner.cc", "model_op_resolver.cc"})
  @DisplayName("compiles with its declarations")
  void compiles(String source, @TempDir Path folder) {
    ProcessResult result =
        compile(source, List.of(resources.tflmErrorReporterApi(), resources.tflmApi()), folder);
    assertThat(result.succeeded()).as(result.description()).isTrue();
    assertThat(result.stderr()).as(result.description()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = "model_runner.cc")
  @DisplayName("doesn't with those of libraries without one")
  void needsThem(String source, @TempDir Path folder) {
    assertThat(compile(source, List.of(resources.tflmApi()), folder).succeeded()).isFalse();
  }

  private ProcessResult compile(String source, List<Path> declarations, Path folder) {
    CompileOptions options =
        CompileOptions.strict("-O2")
            .withStandard("c++11")
            .withWarnings(List.of("-Wall", "-Wextra", "-Werror", "-Wconversion", "-Wshadow"))
            .withIncludes(
                Stream.concat(Stream.of(SOURCES, resources.arduino()), declarations.stream())
                    .toList());
    return build.compile(SOURCES.resolve(source), options, folder.resolve("x.o"), List.of());
  }
}
