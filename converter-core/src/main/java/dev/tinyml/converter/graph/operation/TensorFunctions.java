package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Operations on one tensor, which Keras names {@code x}.
 *
 * @param functions by the name of the operation
 */
record TensorFunctions(Map<String, Function> functions) {

  /** One operation; its parameters are in the configuration. */
  interface Function {
    Operand<TFloat32> apply(EmitContext context, LayerConfig config, Operand<TFloat32> x);
  }

  /** Copies the functions. */
  TensorFunctions {
    functions = Map.copyOf(functions);
  }

  /** The layer types of the operations. */
  Set<String> types() {
    return OperationTypes.of(functions.keySet());
  }

  /** Writes the operation of a layer's type. */
  List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Function function = functions.get(OperationTypes.name(layer));
    return List.of(function.apply(context, layer.config(), inputs.operand(0, "x")));
  }
}
