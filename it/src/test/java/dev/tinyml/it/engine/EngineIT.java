package dev.tinyml.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.engine.lowering.EngineLowering;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.RequiresTools;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The C engine gives the bytes that TensorFlow Lite Micro gave")
class EngineIT {
  private static final List<String> STRICT =
      List.of("-Wall", "-Wextra", "-Werror", "-Wconversion", "-Wshadow", "-Wpedantic");
  private static final List<String> SANITIZERS =
      List.of("-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all");

  /** Without a runtime library, which not every installation of Clang has. */
  private static final List<String> TRAPS =
      List.of("-O2", "-fsanitize=undefined", "-fsanitize-trap=undefined");

  static Stream<RecordedModel> models() {
    return RecordedModel.all().stream();
  }

  @Test
  @DisplayName("for all models, none excepted")
  void all() {
    assertThat(models()).hasSize(69);
  }

  private void same(RecordedModel model, Tool tool, List<String> flags, Path folder)
      throws IOException {
    List<Path> sources =
        EngineProgram.write(model, new EngineLowering().lower(model.model()), folder);
    Path program = folder.resolve("program");
    List<String> command = new ArrayList<>();
    command.add(ToolLocator.ofEnvironment().get(tool).toString());
    command.add("-std=c99");
    command.addAll(STRICT);
    command.addAll(flags);
    sources.forEach(source -> command.add(source.toString()));
    command.addAll(List.of("-o", program.toString()));
    ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(2));
    ProcessResult compiled = runner.run(folder, command);
    assertThat(compiled.succeeded()).as(compiled.description()).isTrue();
    assertThat(compiled.stderr()).isEmpty();
    ProcessResult run = runner.run(folder, List.of(program.toString()));
    assertThat(run.succeeded()).as(run.description()).isTrue();
  }

  @Nested
  @RequiresTools(Tool.HOST_GCC)
  @DisplayName("with GCC, warnings as errors and sanitizers")
  class WithGcc {
    @ParameterizedTest
    @MethodSource("dev.tinyml.it.engine.EngineIT#models")
    void same(RecordedModel model, @TempDir Path folder) throws IOException {
      EngineIT.this.same(model, Tool.HOST_GCC, SANITIZERS, folder);
    }
  }

  @Nested
  @RequiresTools(Tool.HOST_CLANG)
  @DisplayName("with Clang, optimized, warnings as errors, and traps for what is undefined")
  class WithClang {
    @ParameterizedTest
    @MethodSource("dev.tinyml.it.engine.EngineIT#models")
    void same(RecordedModel model, @TempDir Path folder) throws IOException {
      EngineIT.this.same(model, Tool.HOST_CLANG, TRAPS, folder);
    }
  }
}
