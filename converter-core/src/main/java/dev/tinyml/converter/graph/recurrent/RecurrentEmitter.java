package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * SimpleRNN, GRU, LSTM and RNN over cells: goes through the second axis of batch, steps, features.
 */
public final class RecurrentEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return RecurrentLayer.TYPES;
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    return new RecurrentLayer(context, layer).run(RecurrentInputs.read(context, inputs));
  }
}
