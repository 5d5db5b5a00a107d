package dev.tinyml.codegen.template;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * How much is read of a user's templates: enough for any file that belongs into a sketch, and
 * little enough that a wrong folder, or a jar made to fill the memory, ends in a problem.
 */
final class FileLimits {
  private static final int MAX_SIZE = 8 << 20;
  private static final int MAX_FILES = 1000;

  private final String place;
  private final Problems problems;
  private int files;

  /**
   * @param place that is read, for messages
   * @param problems that take note of what is too much
   */
  FileLimits(String place, Problems problems) {
    this.place = place;
    this.problems = problems;
  }

  /** Counts a file. Whether it may be read; from the first that may not, nothing is. */
  boolean admit() {
    files++;
    if (files == MAX_FILES + 1) {
      problems.add(
          "template-too-many",
          ProblemKind.CONFIGURATION,
          place,
          "more than " + MAX_FILES + " files",
          "at most " + MAX_FILES + " templates and extra files",
          "give the folder that holds just the templates");
    }
    return files <= MAX_FILES;
  }

  /**
   * Reads a file to its end.
   *
   * @return empty when it is too large, which is a problem then
   */
  Optional<byte[]> read(InputStream in, String origin) throws IOException {
    byte[] content = in.readNBytes(MAX_SIZE + 1);
    if (content.length <= MAX_SIZE) {
      return Optional.of(content);
    }
    problems.add(
        "template-too-large",
        ProblemKind.CONFIGURATION,
        origin,
        "more than " + MAX_SIZE + " bytes",
        "at most " + MAX_SIZE + " bytes",
        "put a template there, not what is generated from it");
    return Optional.empty();
  }
}
