package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.source.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what a recurrent layer does in each step. Stateless. */
final class RecurrentCells {
  /** Layers that are one step, and can stand in an RNN or on their own. */
  static final Set<String> CELLS = Set.of("SimpleRNNCell", "GRUCell", "LSTMCell");

  private static final String STACK = "StackedRNNCells";

  private RecurrentCells() {}

  /**
   * The cell of a layer; its weights are added to the graph.
   *
   * @param context of the layer
   * @param layer a recurrent layer or a cell
   * @param features size of a step's input
   */
  static RecurrentCell of(EmitContext context, Layer layer, int features) {
    return switch (layer.type()) {
      case "SimpleRNN", "SimpleRNNCell" -> new SimpleRnnCell(context, layer, features);
      case "GRU", "GRUCell" -> new GruCell(context, layer, features);
      case "LSTM", "LSTMCell" -> LstmCell.of(context, layer, features);
      case "RNN", STACK -> parts(context, layer, features);
      default ->
          throw context.unsupported(
              "a recurrent layer over cells of class " + layer.type(),
              "cells of the classes GRUCell, LSTMCell, SimpleRNNCell, StackedRNNCells");
    };
  }

  private static RecurrentCell parts(EmitContext context, Layer layer, int features) {
    if (layer.parts().isEmpty()) {
      throw context.broken("no cells", "at least one cell");
    }
    if (layer.config().bool("reverse_state_order", false)) {
      throw context.unsupported("reverse_state_order", "states in the order of the cells");
    }
    List<RecurrentCell> cells = new ArrayList<>();
    int size = features;
    for (Layer part : layer.parts()) {
      RecurrentCell cell = of(context.inside(part), part, size);
      cells.add(cell);
      size = cell.stateSizes().get(0);
    }
    return cells.size() == 1 ? cells.get(0) : new StackedCells(cells);
  }
}
