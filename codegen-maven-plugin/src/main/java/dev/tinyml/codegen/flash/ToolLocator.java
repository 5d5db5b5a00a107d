package dev.tinyml.codegen.flash;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds Arduino CLI.
 *
 * @param searchPath folders as the environment's {@code PATH} has them; may be null
 */
public record ToolLocator(String searchPath) {
  private static final List<String> NAMES = List.of("arduino-cli", "arduino-cli.exe");

  /** Looks where this process's environment says. */
  public static ToolLocator ofEnvironment() {
    return new ToolLocator(System.getenv("PATH"));
  }

  /**
   * The program's absolute path.
   *
   * @param configured path of the program; empty to look for it on the search path
   * @throws ProblemException when there is none
   */
  public String find(Optional<Path> configured) {
    if (configured.isPresent()) {
      Path program = configured.orElseThrow().toAbsolutePath().normalize();
      if (!isProgram(program)) {
        throw missing(
            "<arduinoCli>",
            program + (Files.exists(program) ? " is no program" : " does not exist"));
      }
      return program.toString();
    }
    return Arrays.stream(Objects.requireNonNullElse(searchPath, "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> NAMES.stream().map(name -> program(folder, name)))
        .flatMap(Optional::stream)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() -> missing("arduino-cli", "no such program on the PATH"));
  }

  private static Optional<Path> program(String folder, String name) {
    try {
      Path program = Path.of(folder, name).toAbsolutePath().normalize();
      return isProgram(program) ? Optional.of(program) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }

  private static ProblemException missing(String subject, String found) {
    return new ProblemException(
        new Problem(
            "arduino-cli-missing",
            ProblemKind.ENVIRONMENT,
            subject,
            found,
            "Arduino CLI " + ToolVersion.OLDEST + " or newer",
            "install Arduino CLI, and put it on the PATH or name it with"
                + " -Dtinyml.arduinoCli=/path/to/arduino-cli"));
  }
}
