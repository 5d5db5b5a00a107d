package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.Broadcasting;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.KerasAddition;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.op.math.FloorDiv;
import org.tensorflow.op.math.FloorMod;
import org.tensorflow.op.math.RealDiv;
import org.tensorflow.types.TFloat32;

/** Arithmetic on two tensors, or on a tensor and numbers on either side. */
public final class ArithmeticOperationEmitter implements LayerEmitter {
  private static final Set<String> DIVISIONS = Set.of("Divide", "TrueDivide");
  private static final Map<String, Function> FUNCTIONS = functions();

  /** A function of two tensors. */
  private interface Function {
    Operand<TFloat32> apply(EmitContext context, Operand<TFloat32> a, Operand<TFloat32> b);
  }

  private static Map<String, Function> functions() {
    Map<String, Function> all = new TreeMap<>();
    all.put("Add", KerasAddition::write);
    all.put("Subtract", (c, a, b) -> c.ops().math.sub(a, b));
    all.put("Multiply", (c, a, b) -> c.ops().math.mul(a, b));
    all.put("Maximum", (c, a, b) -> c.ops().math.maximum(a, b));
    all.put("Minimum", (c, a, b) -> c.ops().math.minimum(a, b));
    all.put("Power", (c, a, b) -> c.ops().math.pow(a, b));
    all.put("FloorDivide", (c, a, b) -> FloorDiv.create(c.ops().scope(), a, b));
    all.put("Mod", (c, a, b) -> FloorMod.create(c.ops().scope(), a, b));
    DIVISIONS.forEach(
        division -> all.put(division, (c, a, b) -> RealDiv.create(c.ops().scope(), a, b)));
    return all;
  }

  @Override
  public Set<String> types() {
    return OperationTypes.of(FUNCTIONS.keySet());
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    String name = OperationTypes.name(layer);
    Operand<TFloat32> one = inputs.operand(0, "x1");
    Operand<TFloat32> other = inputs.operand(1, "x2");
    Broadcasting.shape(context, context.shape(one), context.shape(other));
    if (DIVISIONS.contains(name) && inputs.isConstant(1, "x2")) {
      // TensorFlow's own graph optimizer turns a division by a constant into this product.
      Operand<TFloat32> inverse = context.constant(inverse(context, inputs.constant(1, "x2")));
      return List.of(context.ops().math.mul(one, inverse));
    }
    return List.of(FUNCTIONS.get(name).apply(context, one, other));
  }

  private static FloatTensor inverse(EmitContext context, FloatTensor divisor) {
    float[] values = divisor.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = 1f / values[i];
      if (!Float.isFinite(values[i])) {
        throw context.broken("a division by " + divisor.get(i), "a result that float32 can hold");
      }
    }
    return new FloatTensor(divisor.shape(), values);
  }
}
