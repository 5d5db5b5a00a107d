package dev.tinyml.it.firmware;

import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds bare-metal images for a Cortex-M4: own start-up code, own linker script, semihosting for
 * input and output, the C library of newlib but nothing of C++'s.
 */
public final class FirmwareBuild {
  private final ArmToolchain toolchain;
  private final ProcessRunner runner;
  private final Path support;
  private final FloatAbi floatAbi;

  /**
   * @param toolchain compilers
   * @param runner runs them
   * @param support the folder with {@code startup.c}, {@code semihosting.c} and {@code firmware.ld}
   * @param floatAbi of all that is compiled and linked
   */
  public FirmwareBuild(
      ArmToolchain toolchain, ProcessRunner runner, Path support, FloatAbi floatAbi) {
    this.toolchain = toolchain;
    this.runner = runner;
    this.support = support;
    this.floatAbi = floatAbi;
  }

  /**
   * Compiles one C++ source; what the compiler says of it is the result.
   *
   * @param source a C++ file, whatever its name ends in
   * @param object the file to write
   * @param before flags of this source alone
   */
  public ProcessResult compile(
      Path source, CompileOptions options, Path object, List<String> before) {
    List<String> command = new ArrayList<>(List.of(toolchain.gxx().toString()));
    command.addAll(floatAbi.flags());
    command.addAll(List.of("-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics"));
    command.addAll(List.of("-ffunction-sections", "-fdata-sections"));
    command.addAll(options.flags());
    command.addAll(before);
    command.addAll(List.of("-x", "c++", "-c", source.toString(), "-o", object.toString()));
    return runner.run(object.toAbsolutePath().getParent(), command);
  }

  /**
   * Links objects with start-up code and semihosting.
   *
   * @param objects compiled sources and static libraries, in the order to link them
   * @param folder for the objects of the support code and the image
   * @return the image
   * @throws AssertionError with the tools' words when it doesn't work
   */
  public Path link(List<Path> objects, Path folder) {
    List<String> command = new ArrayList<>(List.of(toolchain.gcc().toString()));
    command.addAll(floatAbi.flags());
    command.addAll(List.of("--specs=nano.specs", "--specs=nosys.specs", "-nostartfiles"));
    command.addAll(List.of("-T", support.resolve("firmware.ld").toString()));
    command.addAll(List.of("-Wl,--gc-sections", "-Wl,--fatal-warnings"));
    command.addAll(List.of("-Wl,-Map=" + folder.resolve("firmware.map")));
    command.add(compileSupport("startup", folder).toString());
    command.add(compileSupport("semihosting", folder).toString());
    objects.forEach(object -> command.add(object.toString()));
    Path elf = folder.resolve("firmware.elf");
    command.addAll(List.of("-lm", "-o", elf.toString()));
    return expect(runner.run(folder, command), elf);
  }

  /** Compiles C++ sources that must compile and links them. */
  public Path build(List<Path> sources, CompileOptions options, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Path> objects = new ArrayList<>();
    for (Path source : sources) {
      Path object = folder.resolve(source.getFileName() + ".o");
      objects.add(expect(compile(source, options, object, List.of()), object));
    }
    return link(objects, folder);
  }

  private Path compileSupport(String name, Path folder) {
    Path object = folder.resolve(name + ".o");
    List<String> command = new ArrayList<>(List.of(toolchain.gcc().toString()));
    command.addAll(floatAbi.flags());
    command.addAll(List.of("-std=c99", "-O1", "-Wall", "-Wextra", "-Werror"));
    command.addAll(List.of("-c", support.resolve(name + ".c").toString()));
    command.addAll(List.of("-o", object.toString()));
    return expect(runner.run(folder, command), object);
  }

  private static Path expect(ProcessResult result, Path file) {
    if (!result.succeeded()) {
      throw new AssertionError(result.description());
    }
    return file;
  }
}
