package dev.tinyml.it.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import dev.tinyml.it.toolchain.Tool;
import dev.tinyml.it.toolchain.ToolLocator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds and runs suites on the machine that builds.
 *
 * @param tool the compiler
 * @param flags for it
 */
record HostSuite(Tool tool, List<String> flags) {
  /** GCC with all that finds what C doesn't define. */
  static final HostSuite SANITIZED =
      new HostSuite(
          Tool.HOST_GCC,
          List.of("-std=c99", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"));

  /** Clang without a runtime library, which not every installation has. */
  static final HostSuite TRAPPED =
      new HostSuite(
          Tool.HOST_CLANG,
          List.of("-std=c11", "-O2", "-fsanitize=undefined", "-fsanitize-trap=undefined"));

  /** Copies the list. */
  HostSuite {
    flags = List.copyOf(flags);
  }

  /** Compiles without a warning, and runs until all is as recorded. */
  void check(EngineSuite suite, Path folder) throws IOException {
    TestResources resources = TestResources.ofModule();
    Path program = folder.resolve("program");
    List<String> command = new ArrayList<>();
    command.add(ToolLocator.ofEnvironment().get(tool).toString());
    command.addAll(EngineWarnings.ALL);
    command.addAll(flags);
    command.add("-DHARNESS_POOL=" + suite.pool());
    command.addAll(List.of("-I", resources.engine().toString()));
    command.addAll(List.of("-I", resources.firmware().toString()));
    suite.write(folder).forEach(source -> command.add(source.toString()));
    EngineSuite.harness().forEach(source -> command.add(source.toString()));
    command.add(resources.firmware().resolve("semihosting.c").toString());
    command.addAll(List.of("-o", program.toString()));
    ProcessRunner runner = new ProcessRunner(Duration.ofMinutes(5));
    ProcessResult compiled = runner.run(folder, command);
    assertThat(compiled.succeeded()).as(compiled.description()).isTrue();
    assertThat(compiled.stderr()).isEmpty();
    ProcessResult run = runner.run(folder, List.of(program.toString()));
    assertThat(run.succeeded()).as(run.description()).isTrue();
  }
}
