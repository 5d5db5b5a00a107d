package dev.tinyml.codegen.runtime;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a library's kernel gets wrong, or otherwise, with versions and types that it takes. */
public enum OperatorLimit {
  /** Quantized convolutions are computed as if filters saw all channels, and nothing is said. */
  NO_GROUPS("no-groups", 0),

  /**
   * Quantized results are as exact as those of the arithmetic that this tool verifies with, but are
   * rounded otherwise: outputs of models differed by 1 at most.
   */
  OTHER_ROUNDING("other-rounding", 4),

  /**
   * Quantized results are about as exact as those of the arithmetic that this tool verifies with,
   * but come from another algorithm: outputs of models differed by up to 39.
   */
  OTHER_RESULTS("other-results", 64);

  private static final String NONE = "-";

  private final String id;
  private final int outputSteps;

  OperatorLimit(String id, int outputSteps) {
    this.id = id;
    this.outputSteps = outputSteps;
  }

  /**
   * How far a model's quantized outputs may be from those that were verified before something else
   * must be wrong: more than was measured, in steps of the output's scale. 0 where results are the
   * same.
   */
  public int outputSteps() {
    return outputSteps;
  }

  /**
   * From the form of the tables: ids separated by commas, or {@code -}.
   *
   * @throws IllegalArgumentException when it has another form
   */
  static Set<OperatorLimit> parse(String cell) {
    Set<OperatorLimit> limits = EnumSet.noneOf(OperatorLimit.class);
    if (!cell.equals(NONE)) {
      for (String id : cell.split(",", -1)) {
        limits.add(of(id));
      }
    }
    return limits;
  }

  private static OperatorLimit of(String id) {
    return Arrays.stream(values())
        .filter(limit -> limit.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no limit " + id));
  }
}
