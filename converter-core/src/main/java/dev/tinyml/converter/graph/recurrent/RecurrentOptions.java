package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.source.LayerConfig;

/**
 * How a recurrent layer goes through time. Dropout does nothing at inference; {@code
 * zero_output_for_mask} means nothing without a mask.
 *
 * @param returnSequences whether the output of every step counts
 * @param returnState whether the last states are outputs too
 * @param goBackwards whether the last step is the first; outputs stay in the order of their making
 * @param unroll whether the user asked for one copy per step
 */
record RecurrentOptions(
    boolean returnSequences, boolean returnState, boolean goBackwards, boolean unroll) {

  static RecurrentOptions read(EmitContext context, LayerConfig config) {
    if (config.bool("stateful", false)) {
      throw context.unsupported(
          "stateful=True, a state that one call of the model leaves for the next",
          "stateful=False with all steps of a window in one input, or the states as inputs"
              + " (initial_state) and outputs (return_state) of the model");
    }
    if (config.bool("time_major", false)) {
      throw context.unsupported(
          "time_major=True, steps on the first axis",
          "time_major=False with inputs of batch, steps, features");
    }
    return new RecurrentOptions(
        config.bool("return_sequences", false),
        config.bool("return_state", false),
        config.bool("go_backwards", false),
        config.bool("unroll", false));
  }
}
