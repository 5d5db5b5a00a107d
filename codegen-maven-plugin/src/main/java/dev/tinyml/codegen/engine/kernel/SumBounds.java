package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.IntegerArray;

/**
 * How large sums of products can get.
 *
 * @param weights of outputs and taps
 * @param outputs number of them
 * @param taps inputs of an output
 */
record SumBounds(Weights weights, int outputs, int taps) {
  /** Size of the largest int8 value. */
  private static final int MAX_INPUT = 128;

  /** Sums from here on leave 32 bits when they are doubled. */
  private static final long MAX_DOUBLED = 1 << 30;

  /** Whether a C function that doubles sums and shifts them to the right only won't do. */
  boolean needAnyScale(IntegerArray biases, ChannelScales scales) {
    boolean any = scales.multipliers().stream().anyMatch(m -> m.shift() >= 0);
    for (int output = 0; output < outputs; output++) {
      any |= Math.abs((long) biases.get(output)) + largest(output, 0, taps) >= MAX_DOUBLED;
    }
    return any;
  }

  /** The largest size of a sum of some products. */
  long largest(int output, int from, int to) {
    long size = 0;
    for (int tap = from; tap < to; tap++) {
      size += Math.abs(weights.at(output, tap));
    }
    return size * MAX_INPUT;
  }
}
