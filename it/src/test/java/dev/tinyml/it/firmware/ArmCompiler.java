package dev.tinyml.it.firmware;

import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * GCC for a Cortex-M, with the language options of Arduino's cores for Arm.
 *
 * @param toolchain with the compiler
 * @param core that it compiles for
 * @param runner runs it
 */
public record ArmCompiler(ArmToolchain toolchain, CortexM core, ProcessRunner runner)
    implements CppCompiler {

  @Override
  public String name() {
    return "arm-none-eabi-g++ for a Cortex-" + core;
  }

  @Override
  public ProcessResult compile(
      Path source, CompileOptions options, Path object, List<String> more) {
    List<String> command = new ArrayList<>(List.of(toolchain.gxx().toString()));
    command.addAll(core.flags());
    if (!CompileOptions.isC(source)) {
      command.addAll(List.of("-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics"));
    }
    command.addAll(List.of("-ffunction-sections", "-fdata-sections"));
    command.addAll(options.flags(source));
    command.addAll(more);
    command.addAll(List.of("-c", source.toString(), "-o", object.toString()));
    return runner.run(object.toAbsolutePath().getParent(), command);
  }
}
