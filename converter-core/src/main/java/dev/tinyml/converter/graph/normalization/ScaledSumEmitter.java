package dev.tinyml.converter.graph.normalization;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** CustomScaleLayer of keras.applications' InceptionResNetV2: the first input + scale × second. */
public final class ScaledSumEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("CustomScaleLayer");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 0, "none");
    List<Operand<TFloat32>> operands = inputs.all();
    if (operands.size() != 2
        || !context.shape(operands.get(0)).equals(context.shape(operands.get(1)))) {
      throw context.broken(operands.size() + " inputs", "two inputs of the same shape");
    }
    Operand<TFloat32> scale = context.constant(layer.config().number("scale"));
    Operand<TFloat32> scaled = context.ops().math.mul(operands.get(1), scale);
    return List.of(context.add(operands.get(0), scaled));
  }
}
