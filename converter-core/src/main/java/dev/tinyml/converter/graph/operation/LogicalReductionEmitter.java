package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.core.ReduceAll;
import org.tensorflow.op.core.ReduceAny;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Any and All: whether one or each value along axes is true. */
public final class LogicalReductionEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("All", "Any"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> x = inputs.operand(0, "x");
    LayerConfig config = layer.config();
    OperationAxes.required(context, config, "axis", context.shape(x).rank());
    Operand<TInt32> axes =
        context.ops().constant(OperationAxes.array(config.optionalOneOrMore("axis").orElseThrow()));
    Operand<TBool> truths = TruthValues.of(context, x);
    boolean keep = config.bool("keepdims", false);
    Operand<TBool> result =
        OperationTypes.name(layer).equals("All")
            ? context.ops().reduceAll(truths, axes, ReduceAll.keepDims(keep))
            : context.ops().reduceAny(truths, axes, ReduceAny.keepDims(keep));
    return List.of(TruthValues.asFloats(context, result));
  }
}
