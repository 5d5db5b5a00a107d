package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.core.TargetShape;
import dev.tinyml.converter.graph.emit.Broadcasting;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/** Other dimensions for the same values: Reshape, Squeeze, ExpandDims; and BroadcastTo. */
public final class ReshapingEmitter implements LayerEmitter {
  private static final TensorFunctions FUNCTIONS = new TensorFunctions(functions());

  private static Map<String, TensorFunctions.Function> functions() {
    Map<String, TensorFunctions.Function> all = new TreeMap<>();
    all.put("BroadcastTo", ReshapingEmitter::broadcast);
    all.put("ExpandDims", ReshapingEmitter::expand);
    all.put("Reshape", ReshapingEmitter::reshape);
    all.put("Squeeze", ReshapingEmitter::squeeze);
    return all;
  }

  @Override
  public Set<String> types() {
    return FUNCTIONS.types();
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    return FUNCTIONS.emit(context, layer, inputs);
  }

  /** Here, unlike in the layer of the same name, the batch is one of the dimensions. */
  private static Operand<TFloat32> reshape(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    List<Integer> target = config.integers("newshape");
    int elements = context.shape(x).elementCount();
    return context.reshape(x, TargetShape.resolve(context, "newshape", target, elements));
  }

  private static Operand<TFloat32> squeeze(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    Shape shape = context.shape(x);
    List<Integer> axes =
        config.has("axis")
            ? OperationAxes.required(context, config, "axis", shape.rank())
            : IntStream.range(1, shape.rank())
                .filter(i -> shape.dimension(i) == 1)
                .boxed()
                .toList();
    axes.stream()
        .filter(axis -> shape.dimension(axis) != 1)
        .findFirst()
        .ifPresent(
            axis -> {
              throw context.broken("axis " + axis + " of shape " + shape, "an axis of size 1");
            });
    List<Long> sorted = axes.stream().sorted().map(Integer::longValue).toList();
    return sorted.isEmpty() ? x : context.ops().squeeze(x, Squeeze.axis(sorted));
  }

  private static Operand<TFloat32> expand(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    List<Integer> written =
        config
            .optionalOneOrMore("axis")
            .orElseThrow(() -> context.broken("no axis", "one or several axes"));
    int rank = context.shape(x).rank() + written.size();
    List<Integer> axes =
        new ArrayList<>(
            written.stream().map(a -> OperationAxes.inRank(context, a, rank)).sorted().toList());
    if (axes.stream().distinct().count() < axes.size()) {
      throw context.broken("axis " + written, "different axes");
    }
    Operand<TFloat32> result = x;
    for (int axis : axes) {
      result = context.ops().expandDims(result, context.ops().constant(axis));
    }
    return result;
  }

  private static Operand<TFloat32> broadcast(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    List<Integer> target = config.integers("shape");
    Shape shape = context.checkedShape(target.stream().mapToLong(d -> Math.max(d, 0)).toArray());
    if (target.stream().anyMatch(d -> d <= 0)
        || !Broadcasting.shape(context, context.shape(x), shape).equals(shape)) {
      throw context.broken(
          "shape " + target, "a shape to which " + context.shape(x) + " can be repeated");
    }
    return context.ops().broadcastTo(x, context.ops().constant(shape.toArray()));
  }
}
