package dev.tinyml.it.firmware;

import dev.tinyml.it.toolchain.ProcessResult;
import dev.tinyml.it.toolchain.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Emulates an AVR with its serial port, by a program of our own on libsimavr: the simulator's own
 * program reads no input and doesn't end.
 *
 * @param program the emulating program
 * @param part microcontroller
 * @param clockHz its clock
 * @param runner runs the program
 */
public record AvrMachine(Path program, String part, long clockHz, ProcessRunner runner) {
  /** Of the emulated program; a sketch that takes longer hangs. */
  private static final int SECONDS = 60;

  private static final Pattern STACK = Pattern.compile("^stack (\\d+)$", Pattern.MULTILINE);

  /**
   * What a program did.
   *
   * @param lines that it printed
   * @param stackBytes the most that its stack held
   */
  public record Run(List<String> lines, int stackBytes) {
    /** Copies the list. */
    public Run {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Compiles the emulating program.
   *
   * @param gcc compiler of the machine that builds
   * @param source {@code run_avr.c}
   * @param folder that exists, for the program
   */
  public static Path program(Path gcc, Path source, Path folder, ProcessRunner runner) {
    Path program = folder.resolve("run_avr");
    ProcessResult result =
        runner.run(
            folder,
            List.of(
                gcc.toString(),
                "-O2",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-isystem",
                "/usr/include/simavr",
                source.toString(),
                "-o",
                program.toString(),
                "-lsimavr"));
    if (!result.succeeded()) {
      throw new AssertionError(result.description());
    }
    return program;
  }

  /**
   * Runs a program until it has printed so many lines.
   *
   * @param chunks what it gets over the serial port: each but the first after it has printed
   *     another line
   * @throws AssertionError when it crashes or doesn't print them in time
   */
  public Run run(Path elf, List<String> chunks, int lines) {
    try {
      Path input = elf.resolveSibling("serial.txt");
      Files.writeString(input, String.join("\f", chunks));
      ProcessResult result =
          runner.run(
              elf.getParent(),
              List.of(
                  program.toString(),
                  part,
                  String.valueOf(clockHz),
                  elf.toString(),
                  input.toString(),
                  String.valueOf(lines),
                  String.valueOf(SECONDS)));
      Matcher stack = STACK.matcher(result.stderr());
      if (!result.succeeded() || !stack.find()) {
        throw new AssertionError(result.description());
      }
      return new Run(result.stdout().lines().toList(), Integer.parseInt(stack.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
