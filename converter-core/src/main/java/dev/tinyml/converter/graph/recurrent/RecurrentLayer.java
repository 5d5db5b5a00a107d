package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.recurrent.UnrolledSequence.Steps;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** One application of a recurrent layer. Immutable. */
final class RecurrentLayer {
  /** The layers that go through time. */
  static final Set<String> TYPES = Set.of("SimpleRNN", "GRU", "LSTM", "RNN");

  private static final int[] TIME_AXIS = {1};

  private final EmitContext context;
  private final Layer layer;
  private final RecurrentOptions options;

  /**
   * @param context of the layer
   * @param layer one of {@link #TYPES}
   */
  RecurrentLayer(EmitContext context, Layer layer) {
    if (!TYPES.contains(layer.type())) {
      throw context.unsupported(
          "a layer of class " + layer.type(), "a recurrent layer: GRU, LSTM, RNN, SimpleRNN");
    }
    this.context = context;
    this.layer = layer;
    this.options = RecurrentOptions.read(context, layer.config());
  }

  /** How the layer goes through time. */
  RecurrentOptions options() {
    return options;
  }

  /**
   * Adds the layer to the graph.
   *
   * @return output, then the states if they are asked for
   */
  List<Operand<TFloat32>> run(RecurrentInputs inputs) {
    return run(inputs, false);
  }

  /** The same with the outputs of all steps from the last to the first. */
  List<Operand<TFloat32>> runReversed(RecurrentInputs inputs) {
    return run(inputs, options.returnSequences());
  }

  private List<Operand<TFloat32>> run(RecurrentInputs inputs, boolean reverse) {
    Shape shape = context.shape(inputs.sequence());
    if (shape.rank() != 3 || shape.elementCount() == 0) {
      throw context.broken("an input of shape " + shape, "an input of batch, steps and features");
    }
    context.requireSample(shape);
    if (FusedLstm.applies(layer, options, inputs)) {
      Operand<TFloat32> output = FusedLstm.run(context, layer, options, inputs);
      return List.of(reverse ? reversed(output) : output);
    }
    RecurrentCell cell = RecurrentCells.of(context, layer, shape.dimension(2));
    inputs.checkStates(context, cell.stateSizes());
    Steps steps = new UnrolledSequence(cell, options.goBackwards()).run(context, inputs);
    List<Operand<TFloat32>> results = new ArrayList<>();
    results.add(output(steps, reverse));
    if (options.returnState()) {
      results.addAll(steps.states());
    }
    return results;
  }

  private Operand<TFloat32> output(Steps steps, boolean reverse) {
    if (!options.returnSequences()) {
      return steps.last();
    }
    if (!reverse) {
      return steps.stacked(context);
    }
    // Where Keras unrolls too, its operators are kept. Otherwise one is saved.
    return options.unroll() ? reversed(steps.stacked(context)) : steps.stackedFromTheEnd(context);
  }

  private Operand<TFloat32> reversed(Operand<TFloat32> sequence) {
    return context.ops().reverse(sequence, context.ops().constant(TIME_AXIS));
  }
}
