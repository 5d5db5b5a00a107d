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
   * Links a program.
   *
   * @param main object that it is named after
   * @param others objects and libraries in their order
   * @param folder that exists
   * @throws AssertionError with the linker's words when it doesn't work
   */
  Path linked(Path main, List<Path> others, Path folder) {
    Path program = folder.resolve(main.getFileName() + ".elf");
    List<String> arguments = new ArrayList<>(List.of("-Wl,--gc-sections", main.toString()));
    others.forEach(other -> arguments.add(other.toString()));
    arguments.addAll(List.of("-lm", "-o", program.toString()));
    run(arguments, folder);
    return program;
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
