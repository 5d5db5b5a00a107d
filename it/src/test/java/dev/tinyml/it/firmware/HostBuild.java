package dev.tinyml.it.firmware;

import dev.tinyml.it.toolchain.HostCompiler;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles and links for the machine that builds, and runs the result.
 *
 * @param compiler which one
 * @param runner runs it and what it made
 */
public record HostBuild(HostCompiler compiler, ProcessRunner runner) implements CppCompiler {

  @Override
  public String name() {
    return compiler.tool().program();
  }

  @Override
  public ProcessResult compile(
      Path source, CompileOptions options, Path object, List<String> more) {
    List<String> command = new ArrayList<>(List.of(compiler.file().toString()));
    command.addAll(options.flags(source));
    command.addAll(more);
    command.addAll(List.of("-c", source.toString(), "-o", object.toString()));
    return runner.run(object.toAbsolutePath().getParent(), command);
  }

  /**
   * Builds a program and runs it.
   *
   * @param sources in C++
   * @param folder that exists, for objects and program
   * @return what the program printed
   * @throws AssertionError when it can't be built or doesn't exit with 0
   */
  public String output(List<Path> sources, CompileOptions options, Path folder) {
    Path program = folder.resolve("program");
    List<String> command = new ArrayList<>(List.of(compiler.file().toString()));
    for (Path source : sources) {
      Path object = folder.resolve(source.getFileName() + ".host.o");
      command.add(compiled(source, options, object, List.of()).toString());
    }
    command.addAll(List.of("-o", program.toString()));
    expect(runner.run(folder, command));
    return expect(runner.run(folder, List.of(program.toString()))).stdout();
  }

  private static ProcessResult expect(ProcessResult result) {
    if (!result.succeeded()) {
      throw new AssertionError(result.description());
    }
    return result;
  }
}
