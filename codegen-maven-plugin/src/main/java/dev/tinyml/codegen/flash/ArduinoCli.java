package dev.tinyml.codegen.flash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Command lines of Arduino CLI 1.0 and newer. Each argument is one of the operating system's: there
 * is no shell in between, and so nothing to quote.
 *
 * @param executable the program
 * @param sketch folder of the sketch, named like it
 * @param profile in the sketch's {@code sketch.yaml}
 */
record ArduinoCli(String executable, Path sketch, String profile) {

  List<String> version() {
    return command("version", "--format", "json");
  }

  List<String> ports() {
    return command("board", "list", "--format", "json");
  }

  /** Prints what the core's recipes are made of, and compiles nothing. */
  List<String> properties() {
    return command(
        "compile",
        "--profile",
        profile,
        "--show-properties=unexpanded",
        "--format",
        "json",
        sketch.toString());
  }

  /**
   * Compiles the sketch.
   *
   * @param build where compiled files go
   * @param property to override, {@code name=value}
   */
  List<String> compile(Path build, Optional<String> property) {
    List<String> command =
        new ArrayList<>(
            command(
                "compile", "--profile", profile, "--build-path", build.toString(), "--no-color"));
    property.ifPresent(
        value -> {
          command.add("--build-property");
          command.add(value);
        });
    command.add(sketch.toString());
    return List.copyOf(command);
  }

  /** Uploads what was compiled. The result in JSON tells the port that the board has afterwards. */
  List<String> upload(Path build, String port) {
    return command(
        "upload",
        "--profile",
        profile,
        "--port",
        port,
        "--input-dir",
        build.toString(),
        "--format",
        "json",
        sketch.toString());
  }

  /** Copies what the board prints to standard output, until standard input ends. */
  List<String> monitor(String port, int baud) {
    return command(
        "monitor",
        "--profile",
        profile,
        "--port",
        port,
        "--config",
        "baudrate=" + baud,
        "--quiet",
        sketch.toString());
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(executable);
    command.addAll(List.of(arguments));
    return List.copyOf(command);
  }
}
