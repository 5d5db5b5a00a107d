package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.recurrent.RecurrentCell.Step;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A recurrent cell on its own: one step from an input and states to an output and states. */
public final class RecurrentCellEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return RecurrentCells.CELLS;
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    RecurrentInputs given = RecurrentInputs.read(context, inputs);
    Shape shape = context.shape(given.sequence());
    if (shape.rank() != 2) {
      throw context.broken("an input of shape " + shape, "an input of batch and features");
    }
    RecurrentCell cell = RecurrentCells.of(context, layer, shape.dimension(1));
    given.checkStates(context, cell.stateSizes());
    Step step = cell.step(context, given.sequence(), given.states());
    List<Operand<TFloat32>> results = new ArrayList<>();
    results.add(step.output());
    results.addAll(step.states());
    return results;
  }
}
