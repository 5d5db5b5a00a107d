package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.Broadcasting;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.math.LogicalAnd;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** And, or, exclusive or, not. */
public final class LogicalEmitter implements LayerEmitter {
  private static final String NOT = "LogicalNot";

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of(NOT, "LogicalAnd", "LogicalOr", "LogicalXor"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    String name = OperationTypes.name(layer);
    Operand<TFloat32> first = inputs.operand(0, name.equals(NOT) ? "x" : "x1");
    Operand<TBool> one = TruthValues.of(context, first);
    if (name.equals(NOT)) {
      return List.of(TruthValues.asFloats(context, context.ops().math.logicalNot(one)));
    }
    Operand<TFloat32> second = inputs.operand(1, "x2");
    Broadcasting.shape(context, context.shape(first), context.shape(second));
    Operand<TBool> other = TruthValues.of(context, second);
    return List.of(TruthValues.asFloats(context, combine(context, name, one, other)));
  }

  private static Operand<TBool> combine(
      EmitContext context, String name, Operand<TBool> one, Operand<TBool> other) {
    LogicalAnd both = name.equals("LogicalOr") ? null : context.ops().math.logicalAnd(one, other);
    if (name.equals("LogicalAnd")) {
      return both;
    }
    Operand<TBool> any = context.ops().math.logicalOr(one, other);
    return both == null
        ? any
        : context.ops().math.logicalAnd(any, context.ops().math.logicalNot(both));
  }
}
