package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Tile repeats a tensor as a whole, Repeat each of its entries. */
public final class RepeatingEmitter implements LayerEmitter {
  private static final String REPEATS = "repeats";

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Tile", "Repeat"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> x = inputs.operand(0, "x");
    return List.of(
        OperationTypes.name(layer).equals("Tile")
            ? tile(context, layer.config(), x)
            : repeat(context, layer.config(), x));
  }

  private static Operand<TFloat32> tile(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    List<Integer> repeats = new ArrayList<>(config.optionalOneOrMore(REPEATS).orElse(List.of()));
    Shape shape = context.shape(x);
    if (repeats.size() > shape.rank() || repeats.stream().anyMatch(r -> r < 1)) {
      throw context.unsupported(REPEATS + " " + repeats, "a number above 0 for each axis");
    }
    repeats.addAll(0, Collections.nCopies(shape.rank() - repeats.size(), 1));
    return tile(context, x, repeats);
  }

  /** As {@code tf.repeat} writes it: a new axis, tiled, and merged with the one before. */
  private static Operand<TFloat32> repeat(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    Shape shape = context.shape(x);
    int axis = OperationAxes.required(context, config, "axis", shape.rank()).get(0);
    if (config.isList(REPEATS)) {
      throw context.unsupported(
          "a number of repeats for each entry", "one number of repeats for all entries");
    }
    int repeats = config.integer(REPEATS);
    if (repeats < 1) {
      throw context.broken(REPEATS + " " + repeats, "a number above 0");
    }
    long[] result = shape.toLongArray();
    result[axis] *= repeats;
    Shape target = context.checkedShape(result);
    Ops ops = context.ops();
    List<Integer> tiles = new ArrayList<>(Collections.nCopies(shape.rank() + 1, 1));
    tiles.set(axis + 1, repeats);
    Operand<TFloat32> expanded = ops.expandDims(x, ops.constant(axis + 1));
    return context.reshape(tile(context, expanded, tiles), target);
  }

  private static Operand<TFloat32> tile(
      EmitContext context, Operand<TFloat32> x, List<Integer> repeats) {
    long[] result = context.shape(x).toLongArray();
    for (int i = 0; i < result.length; i++) {
      result[i] *= repeats.get(i);
    }
    context.checkedShape(result);
    return context.ops().tile(x, context.ops().constant(OperationAxes.array(repeats)));
  }
}
