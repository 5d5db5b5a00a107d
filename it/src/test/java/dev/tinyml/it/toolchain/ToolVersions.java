package dev.tinyml.it.toolchain;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Asks the tools for their versions.
 *
 * @param locator finds them
 * @param runner runs them
 */
record ToolVersions(ToolLocator locator, ProcessRunner runner) {

  static ToolVersions ofEnvironment() {
    return new ToolVersions(ToolLocator.ofEnvironment(), new ProcessRunner(Duration.ofSeconds(20)));
  }

  /** The first line that the tool prints about itself, or that it isn't installed. */
  String of(Tool tool) {
    return locator
        .find(tool)
        .map(file -> tool.runs() ? firstLine(file) : "installed")
        .orElse("not installed");
  }

  private String firstLine(Path program) {
    ProcessResult result = runner.run(Path.of("."), List.of(program.toString(), "--version"));
    return result.succeeded() ? result.stdout().lines().findFirst().orElse("") : "unknown";
  }
}
