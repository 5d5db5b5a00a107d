package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Reverse;
import org.tensorflow.op.core.Roll;
import org.tensorflow.types.TFloat32;

/** Flip turns axes round, Roll moves the entries of an axis on and the last to the front. */
public final class ReorderingEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Flip", "Roll"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> x = inputs.operand(0, "x");
    LayerConfig config = layer.config();
    Ops ops = context.ops();
    List<Integer> axes = OperationAxes.required(context, config, "axis", context.shape(x).rank());
    if (OperationTypes.name(layer).equals("Flip")) {
      return List.of(Reverse.create(ops.scope(), x, ops.constant(OperationAxes.array(axes))));
    }
    if (config.isList("axis") || config.isList("shift")) {
      throw context.unsupported("a roll over several axes", "one roll for each axis");
    }
    return List.of(
        Roll.create(
            ops.scope(),
            x,
            ops.constant(config.integer("shift")),
            ops.constant(config.integer("axis"))));
  }
}
