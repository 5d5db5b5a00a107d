package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.core.EinsteinSum;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Einsum of one or two tensors. */
public final class EinsumEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Einsum"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    int count = inputs.arguments().positional().size();
    List<Operand<TFloat32>> operands =
        IntStream.range(0, count).mapToObj(i -> inputs.operand(i, "operands")).toList();
    return List.of(EinsteinSum.write(context, layer.config().string("subscripts"), operands));
  }
}
