package dev.tinyml.it.firmware;

import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds sketches for AVR as Arduino does: with Debian's arduino-builder and Arduino's own core. It
 * takes just the files that Arduino's older tools take, and the folder must be named like the
 * sketch.
 *
 * @param builder arduino-builder
 * @param runner runs it
 */
public record ArduinoBuild(Path builder, ProcessRunner runner) {

  /**
   * Builds a sketch.
   *
   * @param fqbn the board for Arduino
   * @param defines macros
   * @param folder that exists, for all that is built
   * @return what the builder and the compiler said, with all warnings
   */
  public ProcessResult build(Path ino, String fqbn, List<String> defines, Path folder) {
    try {
      Path build = Files.createDirectories(folder.resolve("build"));
      Path cache = Files.createDirectories(folder.resolve("cache"));
      // Debian's core asks for DECIMAL_DIG, which its compiler does not define in this dialect.
      String flags =
          String.join(
              " ",
              Stream.concat(
                      Stream.of("-DDECIMAL_DIG=__DECIMAL_DIG__"),
                      defines.stream().map(name -> "-D" + name))
                  .toList());
      List<String> command = new ArrayList<>(List.of(builder.toString(), "-compile"));
      command.addAll(List.of("-hardware", "/usr/share/arduino/hardware"));
      // Here Debian's package has the patterns by which the builder starts its other tools.
      command.addAll(List.of("-hardware", "/usr/share/arduino-builder"));
      command.addAll(List.of("-tools", "/usr/bin", "-fqbn", fqbn, "-warnings", "all"));
      command.addAll(List.of("-build-path", build.toString(), "-build-cache", cache.toString()));
      command.addAll(List.of("-prefs", "compiler.cpp.extra_flags=" + flags));
      command.addAll(List.of("-prefs", "compiler.c.extra_flags=" + flags, ino.toString()));
      return runner.run(folder, command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The image that a build in a folder made. */
  public static Path image(Path ino, Path folder) {
    return folder.resolve("build").resolve(ino.getFileName() + ".elf");
  }

  /** What the compiler complained about in the sketch's own files, not in those of the core. */
  public static List<String> warnings(ProcessResult result) {
    return result
        .stderr()
        .lines()
        .filter(line -> line.contains("warning:") && !line.contains("/hardware/arduino/avr/"))
        .toList();
  }
}
