package dev.tinyml.converter.graph.embedding;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Masking: known, and refused. A firmware's windows have a fixed length, and TensorFlow Lite's
 * operators know no masks.
 */
public final class MaskingEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Masking");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    throw context.unsupported(
        "a mask, by which later layers skip the steps of value "
            + layer.config().number("mask_value", 0f),
        "no Masking layer: a model trained with windows of full length");
  }
}
