package dev.tinyml.converter.problem;

import java.util.Objects;

/**
 * One reason why a step can't go on, told so that a user can act on it.
 *
 * <p>All texts are single sentences or phrases without line breaks; none is null or blank. What was
 * found is often the input's own text, so that "an empty text" stands for a blank one.
 *
 * @param id stable identifier in kebab case, for searching the documentation: {@code
 *     keras-layer-unsupported}
 * @param kind whose fault it is
 * @param subject what it is about: a file, layer, tensor or parameter
 * @param found what was found there
 * @param expected what would have been right
 * @param nextStep what the user can do about it
 */
public record Problem(
    String id, ProblemKind kind, String subject, String found, String expected, String nextStep) {
  private static final int MAX_LENGTH = 4000;

  /**
   * Checks that no text is missing and cleans texts, which may quote hostile input: line breaks
   * become spaces, control characters and lone surrogates question marks, and what is longer than
   * 4000 characters ends in an ellipsis.
   */
  public Problem {
    Objects.requireNonNull(kind, "kind");
    id = sentence("id", id);
    subject = sentence("subject", subject);
    found = sentence("found", found.isBlank() ? "an empty text" : found);
    expected = sentence("expected", expected);
    nextStep = sentence("nextStep", nextStep);
  }

  private static String sentence(String component, String text) {
    String whole = Objects.requireNonNull(text, component).strip();
    String head = whole.length() > MAX_LENGTH ? whole.substring(0, MAX_LENGTH) + "..." : whole;
    String cleaned =
        head.replaceAll("\\s*\\R\\s*", " ").replace('\t', ' ').replaceAll("[\\p{Cc}\\p{Cs}]", "?");
    if (cleaned.isEmpty()) {
      throw new IllegalArgumentException(component + " is blank");
    }
    return cleaned;
  }

  /** The problem as indented lines, ready for a log. */
  public String describe() {
    return "["
        + id
        + "] "
        + subject
        + "\n    found:     "
        + found
        + "\n    expected:  "
        + expected
        + "\n    next step: "
        + nextStep;
  }
}
