package dev.tinyml.codegen.flash;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version that Arduino CLI says it has.
 *
 * @param text as it says
 */
record ToolVersion(String text) {
  /**
   * The first whose answers in JSON have the form that is read here. Its build takes sources that
   * end in .cc, as 0.35 and newer do.
   */
  static final String OLDEST = "1.0";

  private static final int OLDEST_MAJOR = 1;
  private static final Pattern RELEASE = Pattern.compile("(\\d{1,9})\\.\\d{1,9}(\\..*)?");

  /** What builds that are no release call themselves. */
  private static final Pattern SNAPSHOT = Pattern.compile("git-snapshot|nightly-.*|0\\.0\\.0-git");

  static ToolVersion of(ToolResult result) {
    if (!result.succeeded()) {
      throw new ProblemException(
          new Problem(
              "arduino-cli-start",
              ProblemKind.ENVIRONMENT,
              result.command(),
              result.failure(),
              "the version of Arduino CLI",
              "check that the program is Arduino CLI and runs on this machine"));
    }
    return new ToolVersion(
        OutputLines.clean(result.answer(json -> json.get("VersionString").asString())));
  }

  /**
   * Refuses versions that are too old.
   *
   * @param program where it was found
   */
  void check(String program) {
    if (SNAPSHOT.matcher(text).matches()) {
      return;
    }
    Matcher release = RELEASE.matcher(text);
    if (!release.matches() || Integer.parseInt(release.group(1)) < OLDEST_MAJOR) {
      throw new ProblemException(
          new Problem(
              "arduino-cli-version",
              ProblemKind.ENVIRONMENT,
              program,
              "version " + text,
              "version " + OLDEST + " or newer",
              "install a newer Arduino CLI, or name another one with -Dtinyml.arduinoCli"));
    }
  }
}
