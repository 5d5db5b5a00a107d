package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.Int8TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import java.util.HashMap;
import java.util.Map;

/**
 * Replaces the results of int8 FULLY_CONNECTED operators by those that TensorFlow Lite Micro gives.
 * The desktop's kernel requantizes in floating point and so differs by one in about a thousandth of
 * the values; everything behind the operator then sees the replaced values.
 */
final class MicroFullyConnected implements OperatorListener {
  private final Map<Integer, FullyConnectedLayer> layers = new HashMap<>();
  private final Map<Integer, byte[]> inputs = new HashMap<>();

  MicroFullyConnected(Int8TfliteModel model) {
    for (int i = 0; i < model.structure().operators().size(); i++) {
      TfliteOperator operator = model.structure().operators().get(i);
      if (operator.name().equals("FULLY_CONNECTED") && isInt8(model, operator)) {
        layers.put(i, FullyConnectedLayer.of(model, operator));
      }
    }
  }

  private static boolean isInt8(Int8TfliteModel model, TfliteOperator operator) {
    return model.structure().tensors().get(operator.inputs().get(0)).spec().type()
            == ElementType.INT8
        && model.structure().tensors().get(operator.inputs().get(1)).constant();
  }

  @Override
  public void before(int subgraph, int operator, TensorAccess tensors) {
    FullyConnectedLayer layer = layers.get(operator);
    if (subgraph == 0 && layer != null) {
      inputs.put(operator, tensors.bytes(layer.input()));
    }
  }

  @Override
  public void after(int subgraph, int operator, TensorAccess tensors) {
    FullyConnectedLayer layer = layers.get(operator);
    if (subgraph == 0 && layer != null) {
      tensors.setBytes(layer.output(), layer.compute(inputs.remove(operator)));
    }
  }
}
