package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.emit.EmitContext;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What a recurrent layer does in each time step. Its weights are in the graph already. */
interface RecurrentCell {

  /** Sizes of the states, in Keras' order; the first is the size of the output. */
  List<Integer> stateSizes();

  /** About how many operators a step takes; at least 1. */
  int operators();

  /**
   * Adds one step to the graph.
   *
   * @param input 1×features
   * @param states each 1×size; none at a first step, when all are zero: what Keras multiplies and
   *     adds with them then is left out, as TensorFlow's constant folding would
   */
  Step step(EmitContext context, Operand<TFloat32> input, List<Operand<TFloat32>> states);

  /**
   * What a step gives.
   *
   * @param output 1×size
   * @param states the new ones
   */
  record Step(Operand<TFloat32> output, List<Operand<TFloat32>> states) {

    /** Copies the list. */
    public Step {
      states = List.copyOf(states);
    }
  }
}
