package dev.tinyml.it.benchmark;

import dev.tinyml.it.firmware.ElfFile;
import dev.tinyml.it.firmware.MemoryMap;
import dev.tinyml.it.sketch.TestResources;
import dev.tinyml.it.toolchain.ArmToolchain;
import dev.tinyml.it.toolchain.ProcessRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles and links what is measured on a Cortex-M: everything with the same flags, start-up code
 * and linker script, and no library but newlib's small C library.
 *
 * @param core that it is for
 * @param optimization {@code -O2} or another
 * @param tools that compile and link
 * @param resources with the programs that measure
 * @param runner runs the tools
 */
record BenchmarkImage(
    BenchmarkCore core,
    String optimization,
    ArmToolchain tools,
    TestResources resources,
    ProcessRunner runner) {

  /** For C. */
  Compiler c() {
    return compiler(tools.gcc()).with(List.of("-x", "c", "-std=gnu99"));
  }

  /** For C++. */
  Compiler cpp() {
    return compiler(tools.gxx()).with(List.of("-std=c++17"));
  }

  private Compiler compiler(Path program) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(core.flags());
    command.addAll(List.of(optimization, "-ffunction-sections", "-fdata-sections"));
    command.add("-I" + resources.benchmark());
    command.add("-I" + resources.firmware());
    return new Compiler(command, runner);
  }

  /**
   * Compiles one of the programs that measure.
   *
   * @param name of its file
   * @param defines macros that it asks for
   * @param folder that exists
   */
  Path program(String name, List<String> defines, Path folder) {
    return c().with(defines).object(resources.benchmark().resolve(name), folder);
  }

  /**
   * Links an image.
   *
   * @param main object with the program
   * @param subject objects and libraries that it runs, in their order
   * @param folder that exists
   * @throws AssertionError with the tools' words when it doesn't work
   */
  Path link(Path main, List<Path> subject, Path folder) {
    List<Path> objects = new ArrayList<>();
    objects.add(c().object(resources.firmware().resolve("startup.c"), folder));
    objects.add(c().object(resources.firmware().resolve("semihosting.c"), folder));
    objects.addAll(subject);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--specs=nano.specs", "--specs=nosys.specs", "-nostartfiles"));
    arguments.addAll(List.of("-T", resources.firmware().resolve("firmware.ld").toString()));
    MemoryMap memory = core.memory();
    arguments.add(define("flash_start", memory.flashStart()));
    arguments.add(define("flash_bytes", memory.flashBytes()));
    arguments.add(define("ram_start", memory.ramStart()));
    arguments.add(define("ram_bytes", memory.ramBytes()));
    return compiler(tools.gcc()).with(arguments).linked(main, objects, folder);
  }

  private static String define(String symbol, long value) {
    return "-Wl,--defsym=image_" + symbol + "=0x" + Long.toHexString(value);
  }

  /** What an image takes. */
  ImageSize size(Path elf) {
    return ImageSize.of(ElfFile.read(tools.objdump(), runner, elf));
  }
}
