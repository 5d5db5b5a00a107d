package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.source.CallArgument.ListArgument;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** GetItem: Python's {@code x[…]} with slices, indices, an ellipsis and new axes. */
public final class GetItemEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("GetItem"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> x = inputs.operand(0, "x");
    CallArgument key =
        inputs
            .arguments()
            .find(1, "key")
            .orElseThrow(() -> context.broken("no key", "slices and indices"));
    List<CallArgument> items = key instanceof ListArgument list ? list.elements() : List.of(key);
    return List.of(new StridedSliceSpec(context, context.shape(x), items).write(x));
  }
}
