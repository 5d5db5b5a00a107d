package dev.tinyml.converter.graph.emit;

/**
 * How many values the results of all layers may still have together. Sizes come from untrusted
 * configurations, and some activations write constants as large as their input into the graph. Not
 * thread-safe.
 */
final class ElementBudget {
  private static final int LIMIT = 1 << 28;

  private long left = LIMIT;

  /** Takes account of a layer's results. */
  void spend(EmitContext context, long elements) {
    left -= elements;
    if (left < 0) {
      throw context.unsupported(
          "more than " + LIMIT + " values in the results of the layers up to this one",
          "a model for a microcontroller");
    }
  }
}
