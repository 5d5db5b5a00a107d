package dev.tinyml.converter.verify.rule;

/** How a measurement stands to its limit. */
public enum Verdict {
  /** The limit is kept. */
  HOLDS("holds"),
  /** The limit is kept, but not by as much as usual. */
  WARNS("warns"),
  /** The limit is not kept. */
  FAILS("fails"),
  /** There was nothing to measure, though somebody asked for it. */
  MISSING("fails"),
  /** There was nothing to measure, and nobody asked for it. */
  NOT_MEASURED("not measured");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** In a word or two, for a table. */
  public String word() {
    return word;
  }
}
