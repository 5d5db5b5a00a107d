package dev.tinyml.converter.graph.normalization;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** RMSNormalization: scale × x / √(mean of squares + epsilon). */
public final class RmsNormalizationEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("RMSNormalization");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> x = inputs.single();
    Shape shape = context.shape(x);
    context.requireWeights(layer.weights(), 1, "scale");
    Axes axes = Axes.read(context, layer.config(), shape.rank());
    // Keras lets the scale meet the last axes, whatever axes it was made for.
    boolean last = axes.positive().get(0) == shape.rank() - axes.positive().size();
    if (!last) {
      throw context.unsupported("axis " + axes.written(), "the last axes");
    }
    Operand<TFloat32> scale = context.weight(layer.weights().get(0), axes.dimensions(shape));
    Ops ops = context.ops();
    Operand<TFloat32> squares = Moments.mean(context, ops.math.square(x), axes.toArray());
    Operand<TFloat32> root =
        Moments.inverseRoot(context, squares, layer.config().number("epsilon", 1e-6f));
    // TensorFlow's graph optimizer multiplies the smaller tensors first.
    return List.of(ops.math.mul(x, ops.math.mul(scale, root)));
  }
}
