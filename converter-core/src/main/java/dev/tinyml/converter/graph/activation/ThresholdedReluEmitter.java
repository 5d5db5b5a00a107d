package dev.tinyml.converter.graph.activation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** ThresholdedReLU of Keras 2: x where it is above theta, 0 elsewhere. */
public final class ThresholdedReluEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("ThresholdedReLU");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 0, "none");
    float theta = layer.config().number("theta", 1);
    if (theta < 0) {
      throw context.broken("theta " + theta, "a theta of 0 or more");
    }
    Ops ops = context.ops();
    Operand<TFloat32> x = inputs.single();
    return List.of(
        ops.select(ops.math.greater(x, context.constant(theta)), x, context.constant(0f)));
  }
}
