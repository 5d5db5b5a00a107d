package dev.tinyml.converter.graph.core;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Layers that do something in training only. */
public final class PassThroughEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Dropout");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    return List.of(inputs.single());
  }
}
