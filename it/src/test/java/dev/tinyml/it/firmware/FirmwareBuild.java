package dev.tinyml.it.firmware;

import dev.tinyml.it.toolchain.ProcessResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds bare-metal images for a Cortex-M: own start-up code, own linker script, semihosting for
 * input and output, the C library of newlib but nothing of C++'s.
 *
 * @param compiler for the sources; its toolchain links as well
 * @param support the folder with {@code startup.c}, {@code semihosting.c} and {@code firmware.ld}
 */
public record FirmwareBuild(ArmCompiler compiler, Path support) {

  /**
   * Compiles C++ sources and links them.
   *
   * @param folder that exists, for objects and image
   * @return the image
   * @throws AssertionError with the tools' words when it doesn't work
   */
  public Path image(List<Path> sources, CompileOptions options, Path folder) {
    List<Path> objects = new ArrayList<>();
    for (Path source : sources) {
      Path object = folder.resolve(source.getFileName() + ".o");
      objects.add(compiler.compiled(source, options, object, List.of()));
    }
    return link(objects, folder);
  }

  /**
   * Links objects with start-up code and semihosting.
   *
   * @param objects compiled sources and static libraries, in the order to link them
   * @param folder that exists, for the objects of the support code and the image
   * @return the image
   * @throws AssertionError with the tools' words when it doesn't work
   */
  public Path link(List<Path> objects, Path folder) {
    List<String> command = gcc();
    command.addAll(List.of("--specs=nano.specs", "--specs=nosys.specs", "-nostartfiles"));
    command.addAll(List.of("-T", support.resolve("firmware.ld").toString()));
    MemoryMap memory = compiler.core().memory();
    command.add(define("flash_start", memory.flashStart()));
    command.add(define("flash_bytes", memory.flashBytes()));
    command.add(define("ram_start", memory.ramStart()));
    command.add(define("ram_bytes", memory.ramBytes()));
    command.add("-Wl,--gc-sections");
    command.add("-Wl,-Map=" + folder.resolve("firmware.map"));
    command.add(supportObject("startup", folder).toString());
    command.add(supportObject("semihosting", folder).toString());
    objects.forEach(object -> command.add(object.toString()));
    Path elf = folder.resolve("firmware.elf");
    command.addAll(List.of("-lm", "-o", elf.toString()));
    return run(command, folder, elf);
  }

  private Path supportObject(String name, Path folder) {
    Path object = folder.resolve(name + ".o");
    List<String> command = gcc();
    command.addAll(List.of("-std=c99", "-O1", "-Wall", "-Wextra", "-Werror"));
    command.addAll(List.of("-c", support.resolve(name + ".c").toString()));
    command.addAll(List.of("-o", object.toString()));
    return run(command, folder, object);
  }

  private static String define(String symbol, long value) {
    return "-Wl,--defsym=image_" + symbol + "=0x" + Long.toHexString(value);
  }

  private List<String> gcc() {
    List<String> command = new ArrayList<>(List.of(compiler.toolchain().gcc().toString()));
    command.addAll(compiler.core().flags());
    return command;
  }

  private Path run(List<String> command, Path folder, Path made) {
    ProcessResult result = compiler.runner().run(folder, command);
    if (!result.succeeded()) {
      throw new AssertionError(result.description());
    }
    return made;
  }
}
