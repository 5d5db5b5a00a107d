package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Cast to another type: everything is float32 here, truth values as 1 and 0. */
public final class CastEmitter implements LayerEmitter {
  private static final Set<String> FLOATS = Set.of("float16", "bfloat16", "float32", "float64");

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Cast"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> x = inputs.operand(0, "x");
    String type = layer.config().string("dtype", "float32");
    if (type.equals("bool")) {
      return List.of(TruthValues.asFloats(context, TruthValues.of(context, x)));
    }
    if (!FLOATS.contains(type)) {
      throw context.unsupported("a cast to " + type, "a cast to float32, float16 or bool");
    }
    return List.of(x);
  }
}
