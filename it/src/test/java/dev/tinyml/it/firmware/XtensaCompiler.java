package dev.tinyml.it.firmware;

import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * GCC for an Xtensa LX106, with the headers of picolibc.
 *
 * @param gxx C++ compiler
 * @param specs picolibc's file of options for it
 * @param runner runs it
 */
public record XtensaCompiler(Path gxx, Path specs, ProcessRunner runner) implements CppCompiler {

  @Override
  public String name() {
    return "xtensa-lx106-elf-g++";
  }

  @Override
  public ProcessResult compile(
      Path source, CompileOptions options, Path object, List<String> more) {
    List<String> command = new ArrayList<>(List.of(gxx.toString(), "--specs=" + specs));
    command.add("-mlongcalls");
    if (!CompileOptions.isC(source)) {
      command.addAll(List.of("-fno-exceptions", "-fno-rtti"));
    }
    command.addAll(options.flags(source));
    command.addAll(more);
    command.addAll(List.of("-c", source.toString(), "-o", object.toString()));
    return runner.run(object.toAbsolutePath().getParent(), command);
  }
}
