package dev.tinyml.converter.verify;

import dev.tinyml.converter.tensor.FloatTensor;

/**
 * How a classifier's output becomes a class: the largest of several scores, or for a single one
 * whether it is above a half.
 *
 * @param outputs number of output values, at least 1
 */
public record Decision(int outputs) {
  private static final float HALF = 0.5f;

  /** Number of classes: as many as outputs, two for a single output. */
  public int classCount() {
    return Math.max(2, outputs);
  }

  /** The class that an output decides for. */
  public int decide(FloatTensor output) {
    if (outputs == 1) {
      return output.get(0) > HALF ? 1 : 0;
    }
    return output.argMax();
  }
}
