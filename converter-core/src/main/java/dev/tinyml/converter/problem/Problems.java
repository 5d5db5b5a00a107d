package dev.tinyml.converter.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects problems so that a user sees all of them at once. Not thread-safe; one per step.
 *
 * <p>A step adds whatever it finds, goes on where it can, and calls {@link #throwIfAny()} before it
 * relies on the input being right.
 */
public final class Problems {
  private static final int LIMIT = 50;

  private final List<Problem> found = new ArrayList<>();
  private int dropped;

  /**
   * Adds a problem, unless it was added before: the same fault may show up once per board. Beyond
   * the fiftieth only their number is kept, hostile input can make many.
   */
  public void add(Problem problem) {
    if (found.contains(problem)) {
      return;
    }
    if (found.size() < LIMIT) {
      found.add(problem);
    } else {
      dropped++;
    }
  }

  /** Adds a problem from its parts; see {@link Problem} for their meaning. */
  public void add(
      String id, ProblemKind kind, String subject, String found, String expected, String nextStep) {
    add(new Problem(id, kind, subject, found, expected, nextStep));
  }

  /** Takes a step, and adds the problems that it ends with. */
  public void collect(Runnable step) {
    try {
      step.run();
    } catch (ProblemException e) {
      e.problems().forEach(this::add);
    }
  }

  /** Whether nothing was added so far. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** What was added so far, in order. */
  public List<Problem> list() {
    List<Problem> all = new ArrayList<>(found);
    if (dropped > 0) {
      all.add(
          new Problem(
              "more-problems",
              found.get(found.size() - 1).kind(),
              "problem list",
              dropped + " more problems of the same step",
              "an input without problems",
              "mend those above first"));
    }
    return List.copyOf(all);
  }

  /**
   * Ends the step when anything was added.
   *
   * @throws ProblemException with all problems added so far
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new ProblemException(list());
    }
  }
}
