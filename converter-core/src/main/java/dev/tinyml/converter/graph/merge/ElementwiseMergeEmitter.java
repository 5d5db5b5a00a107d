package dev.tinyml.converter.graph.merge;

import dev.tinyml.converter.graph.emit.Broadcasting;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.KerasAddition;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Add, Subtract, Multiply, Average, Maximum and Minimum of tensors, from the first to the last.
 * Inputs of lower rank get axes of 1 behind the batch, as Keras' {@code Merge} does.
 */
public final class ElementwiseMergeEmitter implements LayerEmitter {
  private static final String SUBTRACT = "Subtract";
  private static final String AVERAGE = "Average";
  private static final Map<String, Merge> MERGES = merges();

  /** One step. */
  private interface Merge {
    Operand<TFloat32> apply(EmitContext context, Operand<TFloat32> one, Operand<TFloat32> other);
  }

  private static Map<String, Merge> merges() {
    Map<String, Merge> all = new TreeMap<>();
    all.put("Add", KerasAddition::write);
    all.put(SUBTRACT, (c, a, b) -> c.ops().math.sub(a, b));
    all.put("Multiply", (c, a, b) -> c.ops().math.mul(a, b));
    all.put(AVERAGE, KerasAddition::write);
    all.put("Maximum", (c, a, b) -> c.ops().math.maximum(a, b));
    all.put("Minimum", (c, a, b) -> c.ops().math.minimum(a, b));
    return all;
  }

  @Override
  public Set<String> types() {
    return MERGES.keySet();
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 0, "none");
    List<Operand<TFloat32>> tensors = sameRank(context, inputs.all());
    if (layer.type().equals(SUBTRACT) && tensors.size() != 2) {
      throw context.broken(tensors.size() + " inputs", "two inputs");
    }
    Merge merge = MERGES.get(layer.type());
    Operand<TFloat32> result = tensors.get(0);
    for (Operand<TFloat32> next : tensors.subList(1, tensors.size())) {
      Broadcasting.shape(context, context.shape(result), context.shape(next));
      result = merge.apply(context, result, next);
    }
    if (layer.type().equals(AVERAGE)) {
      // TensorFlow's own graph optimizer turns the division by the number into this product.
      result = context.ops().math.mul(result, context.constant(1f / tensors.size()));
    }
    return List.of(result);
  }

  private static List<Operand<TFloat32>> sameRank(
      EmitContext context, List<Operand<TFloat32>> tensors) {
    int rank = tensors.stream().mapToInt(t -> context.shape(t).rank()).max().orElseThrow();
    List<Operand<TFloat32>> expanded = new ArrayList<>();
    for (Operand<TFloat32> tensor : tensors) {
      Operand<TFloat32> result = tensor;
      for (int i = context.shape(tensor).rank(); i < rank; i++) {
        result = context.ops().expandDims(result, context.ops().constant(1));
      }
      expanded.add(result);
    }
    return expanded;
  }
}
