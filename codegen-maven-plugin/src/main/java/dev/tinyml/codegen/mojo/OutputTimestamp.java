package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Maven's {@code project.build.outputTimestamp}: ISO 8601 with an offset, or seconds since 1970
 * (Maven guide "Configuring for Reproducible Builds").
 *
 * @param text may be null or a single character, which mean that none is configured
 */
record OutputTimestamp(String text) {
  /** When none is configured a fixed time keeps archives reproducible all the same. */
  private static final Instant UNCONFIGURED = Instant.parse("2000-01-01T00:00:00Z");

  Instant instant() {
    if (text == null || text.length() < 2) {
      return UNCONFIGURED;
    }
    try {
      return text.chars().allMatch(Character::isDigit)
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException | NumberFormatException e) {
      throw new ProblemException(
          new Problem(
              "output-timestamp",
              ProblemKind.CONFIGURATION,
              "property project.build.outputTimestamp",
              text,
              "a time such as 2026-11-22T00:00:00Z, or seconds since 1970",
              "mend the property in the pom"),
          e);
    }
  }
}
