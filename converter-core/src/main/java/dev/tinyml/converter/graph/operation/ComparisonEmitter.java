package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.Broadcasting;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Comparisons of two tensors, or of a tensor and a number. */
public final class ComparisonEmitter implements LayerEmitter {
  private static final Map<String, Comparison> COMPARISONS = comparisons();

  /** A comparison. */
  private interface Comparison {
    Operand<TBool> apply(EmitContext context, Operand<TFloat32> a, Operand<TFloat32> b);
  }

  private static Map<String, Comparison> comparisons() {
    Map<String, Comparison> all = new TreeMap<>();
    all.put("Equal", (c, a, b) -> c.ops().math.equal(a, b));
    all.put("Greater", (c, a, b) -> c.ops().math.greater(a, b));
    all.put("GreaterEqual", (c, a, b) -> c.ops().math.greaterEqual(a, b));
    all.put("Less", (c, a, b) -> c.ops().math.less(a, b));
    all.put("LessEqual", (c, a, b) -> c.ops().math.lessEqual(a, b));
    all.put("NotEqual", (c, a, b) -> c.ops().math.notEqual(a, b));
    return all;
  }

  @Override
  public Set<String> types() {
    return OperationTypes.of(COMPARISONS.keySet());
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> one = inputs.operand(0, "x1");
    Operand<TFloat32> other = inputs.operand(1, "x2");
    Broadcasting.shape(context, context.shape(one), context.shape(other));
    Comparison comparison = COMPARISONS.get(OperationTypes.name(layer));
    return List.of(TruthValues.asFloats(context, comparison.apply(context, one, other)));
  }
}
