package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Split into parts along an axis, and Unstack into slices without that axis. */
public final class SplittingEmitter implements LayerEmitter {
  /** Each part is a tensor that later layers name one by one. */
  private static final int MAX_PARTS = 2048;

  private static final String SECTIONS = "indices_or_sections";

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Split", "Unstack"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> x = inputs.operand(0, "x");
    LayerConfig config = layer.config();
    int axis = config.integer("axis", 0);
    int positive = OperationAxes.positive(context, axis, context.shape(x).rank());
    int size = context.shape(x).dimension(positive);
    List<Operand<TFloat32>> parts = new ArrayList<>();
    if (OperationTypes.name(layer).equals("Unstack")) {
      context
          .ops()
          .unstack(
              x,
              (long) number(context, config.integer("num", size), size),
              Unstack.axis((long) axis))
          .forEach(parts::add);
    } else {
      split(context, config, x, axis, size).forEach(parts::add);
    }
    return parts;
  }

  private static int number(EmitContext context, int number, int size) {
    if (number != size) {
      throw context.broken("num " + number, "the size of the axis, " + size);
    }
    return limited(context, number);
  }

  private static int limited(EmitContext context, int parts) {
    if (parts > MAX_PARTS) {
      throw context.unsupported(parts + " parts", "at most " + MAX_PARTS);
    }
    return parts;
  }

  private static Iterable<Operand<TFloat32>> split(
      EmitContext context, LayerConfig config, Operand<TFloat32> x, int axis, int size) {
    Ops ops = context.ops();
    Operand<TInt32> along = ops.constant(axis);
    if (!config.isList(SECTIONS)) {
      int sections = config.integer(SECTIONS);
      if (sections <= 0 || sections > size || size % sections != 0) {
        throw context.broken(
            sections + " sections of an axis of " + size, "a number of equal sections");
      }
      return ops.split(along, x, (long) limited(context, sections));
    }
    List<Integer> indices = config.integers(SECTIONS);
    int[] sizes = new int[limited(context, indices.size() + 1)];
    int start = 0;
    for (int i = 0; i < sizes.length; i++) {
      int end = i < indices.size() ? indices.get(i) : size;
      if (end <= start || end > size) {
        throw context.broken(
            SECTIONS + " " + indices, "rising indices between 0 and " + size + ", the axis' size");
      }
      sizes[i] = end - start;
      start = end;
    }
    return ops.splitV(x, ops.constant(sizes), along, (long) sizes.length);
  }
}
