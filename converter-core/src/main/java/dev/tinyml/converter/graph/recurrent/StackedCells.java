package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.emit.EmitContext;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Cells one after the other in each step; their states follow each other as well. */
final class StackedCells implements RecurrentCell {
  private final List<RecurrentCell> cells;

  /**
   * @param cells at least one
   */
  StackedCells(List<RecurrentCell> cells) {
    this.cells = List.copyOf(cells);
  }

  @Override
  public List<Integer> stateSizes() {
    return cells.stream().flatMap(cell -> cell.stateSizes().stream()).toList();
  }

  @Override
  public int operators() {
    return cells.stream().mapToInt(RecurrentCell::operators).sum();
  }

  @Override
  public Step step(EmitContext context, Operand<TFloat32> input, List<Operand<TFloat32>> states) {
    Operand<TFloat32> value = input;
    List<Operand<TFloat32>> after = new ArrayList<>();
    int next = 0;
    for (RecurrentCell cell : cells) {
      int count = states.isEmpty() ? 0 : cell.stateSizes().size();
      Step step = cell.step(context, value, states.subList(next, next + count));
      value = step.output();
      after.addAll(step.states());
      next += count;
    }
    return new Step(value, after);
  }
}
