package dev.tinyml.converter.verify.rule;

/** On which side of its limit a measurement has to be; on the limit is right for both. */
enum Bound {
  /** The limit or more. */
  AT_LEAST("at least "),
  /** The limit or less. */
  AT_MOST("at most ");

  private final String words;

  Bound(String words) {
    this.words = words;
  }

  /** In words, with a blank behind them. */
  String words() {
    return words;
  }

  /** Whether a measurement keeps to a limit; what is no number does not. */
  boolean holds(double measured, double limit) {
    return this == AT_LEAST ? measured >= limit : measured <= limit;
  }
}
