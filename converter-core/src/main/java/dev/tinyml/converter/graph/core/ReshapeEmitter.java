package dev.tinyml.converter.graph.core;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Reshape: other dimensions for the same values; one of them may be -1. */
public final class ReshapeEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Reshape");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    context.requireWeights(layer.weights(), 0, "none");
    Operand<TFloat32> input = inputs.single();
    Shape inputShape = context.shape(input);
    context.requireSample(inputShape);
    List<Integer> target = config.integers("target_shape");
    Shape shape = TargetShape.resolve(context, "target_shape", target, inputShape.elementCount());
    return List.of(context.reshape(input, shape.withBatchOfOne()));
  }
}
