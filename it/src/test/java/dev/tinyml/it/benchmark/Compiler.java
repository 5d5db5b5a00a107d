package dev.tinyml.it.benchmark;

import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiler with the flags that all sources get.
 *
 * @param command program and flags
 * @param runner runs it
 */
record Compiler(List<String> command, ProcessRunner runner) {
  /** Copies the list. */
  Compiler {
    command = List.copyOf(command);
  }

  /** With other flags behind those that are there. */
  Compiler with(List<String> flags) {
    List<String> longer = new ArrayList<>(command);
    longer.addAll(flags);
    return new Compiler(longer, runner);
  }

  /**
   * Compiles a source.
   *
   * @return the object beside the other ones in a folder that exists
   * @throws AssertionError with the compiler's words when it doesn't work
   */
  Path object(Path source, Path folder) {
    Path object = folder.resolve(source.getFileName() + ".o");
    run(List.of("-c", source.toString(), "-o", object.toString()), folder);
    return object;
  }

  /**
   * Runs the compiler with more arguments.
   *
   * @throws AssertionError with its words when it doesn't work
   */
  void run(List<String> arguments, Path folder) {
    List<String> all = new ArrayList<>(command);
    all.addAll(arguments);
    ProcessResult result = runner.run(folder, all);
    if (!result.succeeded()) {
      throw new AssertionError(result.description());
    }
  }
}
