package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.recurrent.RecurrentCell.Step;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;

/**
 * Writes one copy of a cell per time step, as Keras does with {@code unroll=True}. Immutable; makes
 * no operations of its own until {@link #run}.
 */
final class UnrolledSequence {
  /** More than fits into any microcontroller; the converter's time grows with it. */
  private static final int MAX_OPERATORS = 20_000;

  private static final int[] SWAP_BATCH_AND_TIME = {1, 0, 2};

  private final RecurrentCell cell;
  private final boolean goBackwards;

  /**
   * @param goBackwards whether the last step comes first
   */
  UnrolledSequence(RecurrentCell cell, boolean goBackwards) {
    this.cell = cell;
    this.goBackwards = goBackwards;
  }

  /**
   * All steps.
   *
   * @param outputs of the steps, each 1×size, in the order of their making
   * @param states after the last step
   */
  record Steps(List<Operand<TFloat32>> outputs, List<Operand<TFloat32>> states) {

    /** The output of the step that was made last. */
    Operand<TFloat32> last() {
      return outputs.get(outputs.size() - 1);
    }

    /** The outputs as one tensor, 1×steps×size. */
    Operand<TFloat32> stacked(EmitContext context) {
      return stack(context, outputs);
    }

    /** The outputs as one tensor, 1×steps×size, the last one first. */
    Operand<TFloat32> stackedFromTheEnd(EmitContext context) {
      List<Operand<TFloat32>> reversed = new ArrayList<>(outputs);
      Collections.reverse(reversed);
      return stack(context, reversed);
    }

    private static Operand<TFloat32> stack(EmitContext context, List<Operand<TFloat32>> outputs) {
      Ops ops = context.ops();
      return ops.linalg.transpose(ops.stack(outputs), ops.constant(SWAP_BATCH_AND_TIME));
    }
  }

  /**
   * Adds the steps to the graph.
   *
   * @param inputs a sequence 1×steps×features, and states that fit the cell
   */
  Steps run(EmitContext context, RecurrentInputs inputs) {
    Shape shape = context.shape(inputs.sequence());
    int steps = shape.dimension(1);
    if ((long) steps * cell.operators() > MAX_OPERATORS) {
      throw context.unsupported(
          steps + " steps of about " + cell.operators() + " operators each",
          "at most "
              + MAX_OPERATORS
              + " operators: a shorter window, or for up to "
              + MAX_OPERATORS / LstmCell.OPERATORS
              + " steps an LSTM with Keras' default activations, which becomes one operator");
    }
    context.spendOperators((long) steps * cell.operators());
    Ops ops = context.ops();
    Operand<TFloat32> timeFirst =
        ops.linalg.transpose(inputs.sequence(), ops.constant(SWAP_BATCH_AND_TIME));
    List<Operand<TFloat32>> each =
        new ArrayList<>(ops.unstack(timeFirst, (long) steps, Unstack.axis(0L)).output());
    if (goBackwards) {
      Collections.reverse(each);
    }
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    List<Operand<TFloat32>> states = inputs.states();
    for (Operand<TFloat32> input : each) {
      Step step = cell.step(context, input, states);
      outputs.add(step.output());
      states = step.states();
    }
    return new Steps(outputs, states);
  }
}
