package dev.tinyml.codegen.flash;

import java.util.List;
import java.util.stream.Collectors;

/** Commands as people would type them. Stateless. */
final class CommandText {
  private CommandText() {}

  /** The arguments with spaces between them, quoted where a shell would need it. */
  static String of(List<String> command) {
    return command.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_@%+=:,./-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
