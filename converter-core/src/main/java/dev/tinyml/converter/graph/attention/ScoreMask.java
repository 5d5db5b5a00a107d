package dev.tinyml.converter.graph.attention;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.tensor.Shape;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TBool;

/**
 * Which steps of the value a step of the query sees, when that is known beforehand.
 *
 * @param causal itself and earlier steps only
 * @param window only steps nearer than this, in both directions
 */
record ScoreMask(boolean causal, Optional<Integer> window) {

  /** Whether every step sees every step. */
  boolean isOpen() {
    return !causal && window.isEmpty();
  }

  private boolean sees(int query, int value) {
    return (!causal || value <= query)
        && (window.isEmpty() || Math.abs(query - value) < window.get());
  }

  /**
   * The mask as a constant.
   *
   * @param dimensions of the mask; the last two are steps of the query and of the value
   * @param visible the value where a step is seen
   */
  Operand<TBool> constant(EmitContext context, boolean visible, long... dimensions) {
    Shape shape = context.checkedShape(dimensions);
    int values = shape.dimension(-1);
    int queries = shape.dimension(-2);
    boolean[] mask = new boolean[shape.elementCount()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = sees(i / values % queries, i % values) == visible;
    }
    return context
        .ops()
        .constant(
            org.tensorflow.ndarray.Shape.of(shape.toLongArray()),
            DataBuffers.of(mask, false, false));
  }
}
