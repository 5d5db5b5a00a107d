package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Moments: mean and variance along axes, as {@code tf.nn.moments} writes them. */
public final class MomentsEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Moments"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> x = inputs.operand(0, "x");
    List<Integer> positive =
        OperationAxes.required(context, layer.config(), "axes", context.shape(x).rank());
    Ops ops = context.ops();
    Operand<TInt32> axes = ops.constant(OperationAxes.array(positive));
    Operand<TFloat32> mean = ops.math.mean(x, axes, Mean.keepDims(true));
    Operand<TFloat32> variance =
        ops.math.mean(ops.math.squaredDifference(x, mean), axes, Mean.keepDims(true));
    if (layer.config().bool("keepdims", false)) {
      return List.of(mean, variance);
    }
    Squeeze.Options dropped = Squeeze.axis(positive.stream().map(Integer::longValue).toList());
    return List.of(ops.squeeze(mean, dropped), ops.squeeze(variance, dropped));
  }
}
