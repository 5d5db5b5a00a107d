package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Clip: values between two bounds, as {@code tf.clip_by_value} writes it. */
public final class ClipEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Clip"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> x = inputs.operand(0, "x");
    Operand<TFloat32> low = context.constant(layer.config().number("x_min"));
    Operand<TFloat32> high = context.constant(layer.config().number("x_max"));
    Ops ops = context.ops();
    return List.of(ops.math.maximum(ops.math.minimum(x, high), low));
  }
}
