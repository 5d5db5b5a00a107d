package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.emit.RawOperation;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.MirrorPad;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Pad with zeros, with another number, or with mirrored values. */
public final class PadEmitter implements LayerEmitter {
  private static final String WIDTH = "pad_width";
  private static final String VALUES = "constant_values";

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Pad"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> x = inputs.operand(0, "x");
    String mode = layer.config().string("mode", "constant");
    Shape shape = context.shape(x);
    List<List<Integer>> widths = layer.config().integerLists(WIDTH);
    int[][] paddings = paddings(context, shape, widths);
    Ops ops = context.ops();
    Operand<TInt32> amounts = ops.constant(paddings);
    if (mode.equals("constant")) {
      float value = inputs.isConstant(1, VALUES) ? inputs.constant(1, VALUES).get(0) : 0;
      return List.of(
          value == 0
              ? RawOperation.write(context, "Pad", x, amounts)
              : ops.pad(x, amounts, context.constant(value)));
    }
    if (!mode.equals("reflect") && !mode.equals("symmetric")) {
      throw context.unsupported("mode " + mode, "mode constant, reflect or symmetric");
    }
    int repeated = mode.equals("reflect") ? 1 : 0;
    for (int i = 0; i < paddings.length; i++) {
      if (Math.max(paddings[i][0], paddings[i][1]) > shape.dimension(i) - repeated) {
        throw context.broken(WIDTH + " " + widths, "no more than there is to mirror of " + shape);
      }
    }
    return List.of(MirrorPad.create(ops.scope(), x, amounts, mode.toUpperCase(Locale.ROOT)));
  }

  private static int[][] paddings(EmitContext context, Shape shape, List<List<Integer>> widths) {
    if (widths.size() != shape.rank()
        || widths.stream().anyMatch(w -> w.size() != 2 || w.get(0) < 0 || w.get(1) < 0)) {
      throw context.broken(WIDTH + " " + widths, "two numbers of 0 or more for each axis");
    }
    if (!widths.get(0).equals(List.of(0, 0))) {
      throw context.unsupported("a padding of the batch", "padding of the other axes");
    }
    long[] result = shape.toLongArray();
    int[][] paddings = new int[result.length][];
    for (int i = 0; i < result.length; i++) {
      paddings[i] = OperationAxes.array(widths.get(i));
      result[i] += (long) paddings[i][0] + paddings[i][1];
    }
    context.checkedShape(result);
    return paddings;
  }
}
