package dev.tinyml.codegen.board;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the names of a sketch's C++ files end in. Arduino's builders before Arduino CLI 0.35 ignore
 * {@code .cc} and say nothing.
 */
public enum SourceExtension {
  /** Arduino CLI 0.35 and Arduino IDE 2.3.2, or newer. */
  CC,

  /** Any builder. */
  CPP;

  /** As file names have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The extension that a checked board file names. */
  static SourceExtension fromJson(JsonCursor json) {
    return find(json.asString()).orElseThrow();
  }

  /**
   * The extension that a user chose.
   *
   * @throws ProblemException when there is none of that name
   */
  public static SourceExtension parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new ProblemException(
                    new Problem(
                        "source-extension-unknown",
                        ProblemKind.CONFIGURATION,
                        "<sourceExtension>",
                        "\"" + text + "\"",
                        Arrays.stream(values())
                            .map(SourceExtension::word)
                            .collect(Collectors.joining(" or ")),
                        "correct the parameter, or remove it: each board has its own")));
  }

  private static Optional<SourceExtension> find(String text) {
    return Arrays.stream(values()).filter(extension -> extension.word().equals(text)).findFirst();
  }
}
