package dev.tinyml.codegen.runtime;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a library's kernel gets wrong, or otherwise, with versions and types that it takes. */
public enum OperatorLimit {
  /** Quantized convolutions are computed as if filters saw all channels, and nothing is said. */
  NO_GROUPS("no-groups"),

  /**
   * Quantized results are about as exact as those of the arithmetic that this tool verifies with,
   * but not always the same.
   */
  OTHER_RESULTS("other-results");

  private static final String NONE = "-";

  private final String id;

  OperatorLimit(String id) {
    this.id = id;
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
