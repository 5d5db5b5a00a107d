package dev.tinyml.converter.graph.normalization;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Rescaling: x × scale + offset; each a number, or one for each value of the last axes. */
public final class RescalingEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Rescaling");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 0, "none");
    Operand<TFloat32> x = inputs.single();
    Operand<TFloat32> scale = constant(context, layer, "scale", 1, x);
    Operand<TFloat32> offset = constant(context, layer, "offset", 0, x);
    return List.of(context.add(context.ops().math.mul(x, scale), offset));
  }

  private static Operand<TFloat32> constant(
      EmitContext context, Layer layer, String key, float absent, Operand<TFloat32> x) {
    FloatTensor value =
        layer
            .config()
            .optionalTensor(key)
            .orElseGet(() -> new FloatTensor(Shape.of(), new float[] {absent}));
    Shape shape = context.shape(x);
    int rank = value.shape().rank();
    boolean fits = rank < shape.rank();
    for (int i = 1; fits && i <= rank; i++) {
      int dimension = value.shape().dimension(-i);
      fits = dimension == 1 || dimension == shape.dimension(-i);
    }
    if (!fits) {
      throw context.broken(
          key + " of shape " + value.shape(), "one that fits the last axes of " + shape);
    }
    return context.constant(value);
  }
}
