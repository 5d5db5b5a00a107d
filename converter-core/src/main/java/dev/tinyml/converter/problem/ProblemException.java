package dev.tinyml.converter.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Carries one or more problems up to whoever reports them. Its message lists all of them. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * @param problems at least one
   */
  public ProblemException(List<Problem> problems) {
    this(problems, null);
  }

  /**
   * @param problems at least one
   * @param cause what led to them; may be null
   */
  public ProblemException(List<Problem> problems, Throwable cause) {
    super(describe(problems), cause);
    this.problems = List.copyOf(problems);
  }

  /** One problem. */
  public ProblemException(Problem problem) {
    this(List.of(problem), null);
  }

  /**
   * One problem with what led to it.
   *
   * @param cause may be null
   */
  public ProblemException(Problem problem, Throwable cause) {
    this(List.of(problem), cause);
  }

  /** The problems in the order in which they were found; never empty. */
  public List<Problem> problems() {
    return problems;
  }

  private static String describe(List<Problem> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("no problem given");
    }
    return problems.stream().map(Problem::describe).collect(Collectors.joining("\n"));
  }
}
