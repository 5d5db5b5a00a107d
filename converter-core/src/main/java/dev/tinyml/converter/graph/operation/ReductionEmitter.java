package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Min;
import org.tensorflow.op.core.Prod;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Mean, sum, largest and smallest value, product, variance, logarithm of a sum of exponentials over
 * axes other than the batch.
 */
public final class ReductionEmitter implements LayerEmitter {
  private static final Map<String, Function> FUNCTIONS = functions();

  /** A reduction. */
  private interface Function {
    Operand<TFloat32> apply(Ops ops, Operand<TFloat32> x, Operand<TInt32> axes, boolean keep);
  }

  private static Map<String, Function> functions() {
    Map<String, Function> all = new TreeMap<>();
    all.put("Amax", ReductionEmitter::max);
    all.put("Amin", ReductionEmitter::min);
    all.put("Average", ReductionEmitter::mean);
    all.put("Logsumexp", ReductionEmitter::logSumExp);
    all.put("Max", ReductionEmitter::max);
    all.put("Mean", ReductionEmitter::mean);
    all.put("Min", ReductionEmitter::min);
    all.put("Prod", (o, x, a, keep) -> o.prod(x, a, Prod.keepDims(keep)));
    all.put("Std", (o, x, a, keep) -> o.math.sqrt(variance(o, x, a, keep)));
    all.put("Sum", (o, x, a, keep) -> o.sum(x, a, Sum.keepDims(keep)));
    all.put("Var", ReductionEmitter::variance);
    return all;
  }

  private static Operand<TFloat32> max(
      Ops ops, Operand<TFloat32> x, Operand<TInt32> axes, boolean keep) {
    return ops.max(x, axes, Max.keepDims(keep));
  }

  private static Operand<TFloat32> min(
      Ops ops, Operand<TFloat32> x, Operand<TInt32> axes, boolean keep) {
    return ops.min(x, axes, Min.keepDims(keep));
  }

  private static Operand<TFloat32> mean(
      Ops ops, Operand<TFloat32> x, Operand<TInt32> axes, boolean keep) {
    return ops.math.mean(x, axes, Mean.keepDims(keep));
  }

  /** Without the largest value, which comes back at the end, no exponential overflows. */
  private static Operand<TFloat32> logSumExp(
      Ops ops, Operand<TFloat32> x, Operand<TInt32> axes, boolean keep) {
    Operand<TFloat32> exponentials = ops.math.exp(ops.math.sub(x, max(ops, x, axes, true)));
    Operand<TFloat32> sum = ops.sum(exponentials, axes, Sum.keepDims(keep));
    return ops.math.add(ops.math.log(sum), max(ops, x, axes, keep));
  }

  /** As {@code tf.math.reduce_variance} writes it. */
  private static Operand<TFloat32> variance(
      Ops ops, Operand<TFloat32> x, Operand<TInt32> axes, boolean keep) {
    Operand<TFloat32> difference = ops.math.sub(x, mean(ops, x, axes, true));
    return mean(ops, ops.math.square(difference), axes, keep);
  }

  @Override
  public Set<String> types() {
    return OperationTypes.of(FUNCTIONS.keySet());
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    String name = OperationTypes.name(layer);
    Operand<TFloat32> x = inputs.operand(0, "x");
    if (inputs.arguments().find(1, "weights").isPresent()) {
      throw context.unsupported("a weighted average", "an average without weights");
    }
    OperationAxes.required(context, config, "axis", context.shape(x).rank());
    Operand<TInt32> axes = axes(context.ops(), config, name);
    Operand<TFloat32> result =
        FUNCTIONS.get(name).apply(context.ops(), x, axes, config.bool("keepdims", false));
    Optional<Float> initial = config.optionalNumber("initial");
    if (initial.isEmpty()) {
      return List.of(result);
    }
    Operand<TFloat32> bound = context.constant(initial.get());
    return List.of(
        name.equals("Max")
            ? context.ops().math.maximum(result, bound)
            : context.ops().math.minimum(result, bound));
  }

  /** As written, for the converter keeps the constant; Keras makes a list of one axis, mostly. */
  private static Operand<TInt32> axes(Ops ops, LayerConfig config, String name) {
    List<Integer> axes = config.optionalOneOrMore("axis").orElseThrow();
    return name.equals("Average") && axes.size() == 1
        ? ops.constant(axes.get(0))
        : ops.constant(OperationAxes.array(axes));
  }
}
