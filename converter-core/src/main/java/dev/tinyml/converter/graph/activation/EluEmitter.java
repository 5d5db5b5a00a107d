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

/** ELU: x where positive, alpha × (exp(x) − 1) elsewhere. */
public final class EluEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("ELU");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 0, "none");
    float alpha = layer.config().number("alpha", 1);
    Ops ops = context.ops();
    Operand<TFloat32> x = inputs.single();
    Operand<TFloat32> elu = ops.nn.elu(x);
    if (alpha == 1) {
      return List.of(elu);
    }
    return List.of(
        ops.select(
            ops.math.greater(x, context.constant(0f)),
            elu,
            ops.math.mul(context.constant(alpha), elu)));
  }
}
