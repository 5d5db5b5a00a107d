package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.Broadcasting;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Where: values of one tensor where a condition holds, of another elsewhere. */
public final class WhereEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Where"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> condition = inputs.operand(0, "condition");
    Operand<TFloat32> one = inputs.operand(1, "x1");
    Operand<TFloat32> other = inputs.operand(2, "x2");
    Shape values = Broadcasting.shape(context, context.shape(one), context.shape(other));
    Broadcasting.shape(context, context.shape(condition), values);
    return List.of(context.ops().select(TruthValues.of(context, condition), one, other));
  }
}
