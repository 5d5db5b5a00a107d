package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What a recurrent layer is applied to.
 *
 * @param sequence 1×steps×features; for a cell on its own 1×features
 * @param states initial states, each 1×size; none where they are zero
 */
record RecurrentInputs(Operand<TFloat32> sequence, List<Operand<TFloat32>> states) {
  private static final Set<String> SEQUENCES = Set.of("sequences", "sequence", "inputs");
  private static final Set<String> STATES = Set.of("initial_state", "states");

  /** Reads a call {@code layer(sequence, initial_state=…)} in any of its spellings. */
  static RecurrentInputs read(EmitContext context, LayerInputs inputs) {
    List<Operand<TFloat32>> tensors = new ArrayList<>();
    List<Operand<TFloat32>> states = new ArrayList<>();
    for (CallArgument argument : inputs.arguments().positional()) {
      tensors.addAll(inputs.flat(argument));
    }
    for (Map.Entry<String, CallArgument> keyword : inputs.arguments().keywords().entrySet()) {
      if (SEQUENCES.contains(keyword.getKey())) {
        tensors.addAll(inputs.flat(keyword.getValue()));
      } else if (STATES.contains(keyword.getKey())) {
        states.addAll(inputs.flat(keyword.getValue()));
      } else {
        throw context.unsupported(
            "a call with the argument " + keyword.getKey(),
            keyword.getKey().equals("mask")
                ? "a call without a mask: windows of full length"
                : "a call with a sequence and initial states only");
      }
    }
    if (tensors.isEmpty()) {
      throw context.broken("a call without tensors", "a sequence");
    }
    // Keras 2 writes the states behind the sequence.
    states.addAll(0, tensors.subList(1, tensors.size()));
    return new RecurrentInputs(tensors.get(0), List.copyOf(states));
  }

  /** Checks the initial states against a cell's sizes. */
  void checkStates(EmitContext context, List<Integer> sizes) {
    if (states.isEmpty()) {
      return;
    }
    List<Shape> found = states.stream().map(context::shape).toList();
    List<Shape> expected = sizes.stream().map(size -> Shape.of(1, size)).toList();
    if (!found.equals(expected)) {
      throw context.broken("initial states of shapes " + found, "shapes " + expected);
    }
  }

  /** The same sequence with other initial states. */
  RecurrentInputs withStates(List<Operand<TFloat32>> others) {
    return new RecurrentInputs(sequence, List.copyOf(others));
  }
}
