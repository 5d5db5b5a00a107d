package dev.tinyml.converter.graph.emit;

/**
 * How much may still be written into a graph. Sizes come from untrusted configurations, and small
 * ones multiply: copies of a layer per step in copies per step, constants as large as an input. Not
 * thread-safe.
 */
final class WorkBudget {
  private static final int MAX_VALUES = 1 << 28;
  private static final int MAX_CONSTANTS = 1 << 26;
  private static final int MAX_OPERATORS = 60_000;

  /** Twice as many as the largest of keras.applications; the time grows with their square. */
  private static final int MAX_LAYERS = 2000;

  private long layers = MAX_LAYERS;
  private long values = MAX_VALUES;
  private long constants = MAX_CONSTANTS;
  private long operators = MAX_OPERATORS;

  /** Takes account of a layer, however often it is applied. */
  void spendLayer(EmitContext context) {
    layers--;
    require(context, layers, MAX_LAYERS + " layers");
  }

  /** Takes account of a layer's results. */
  void spendValues(EmitContext context, long count) {
    values -= count;
    require(context, values, MAX_VALUES + " values in the results of the layers");
  }

  /** Takes account of a constant. */
  void spendConstants(EmitContext context, long count) {
    constants -= count;
    require(context, constants, MAX_CONSTANTS + " numbers in weights and other constants");
  }

  /** Takes account of operators, at least one for each application of a layer. */
  void spendOperators(EmitContext context, long count) {
    operators -= count;
    require(context, operators, MAX_OPERATORS + " operators, with one copy of a layer per step,");
  }

  private static void require(EmitContext context, long left, String limit) {
    if (left < 0) {
      throw context.unsupported(
          "more than " + limit + " up to this layer", "a model for a microcontroller");
    }
  }
}
