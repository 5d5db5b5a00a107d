package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.activation.Activations;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.op.math.RealDiv;
import org.tensorflow.types.TFloat32;

/** Functions of one tensor, value by value, without parameters. */
public final class UnaryOperationEmitter implements LayerEmitter {
  private static final TensorFunctions FUNCTIONS = new TensorFunctions(functions());

  private static Map<String, TensorFunctions.Function> functions() {
    Map<String, TensorFunctions.Function> all = new TreeMap<>();
    all.put("Absolute", (c, config, x) -> c.ops().math.abs(x));
    all.put("Ceil", (c, config, x) -> c.ops().math.ceil(x));
    all.put("Copy", (c, config, x) -> x);
    all.put("Cos", (c, config, x) -> c.ops().math.cos(x));
    all.put("Exp", (c, config, x) -> c.ops().math.exp(x));
    all.put("Expm1", (c, config, x) -> c.ops().math.expm1(x));
    all.put("Floor", (c, config, x) -> c.ops().math.floor(x));
    all.put("Log", (c, config, x) -> c.ops().math.log(x));
    all.put("Log10", (c, config, x) -> logarithm(c, x, 10));
    all.put("Log1p", (c, config, x) -> c.ops().math.log1p(x));
    all.put("Log2", (c, config, x) -> logarithm(c, x, 2));
    all.put("Negative", (c, config, x) -> c.ops().math.neg(x));
    all.put("Reciprocal", (c, config, x) -> RealDiv.create(c.ops().scope(), c.constant(1f), x));
    all.put("Rsqrt", (c, config, x) -> c.ops().math.rsqrt(x));
    all.put("Sign", (c, config, x) -> c.ops().math.sign(x));
    all.put("Sin", (c, config, x) -> c.ops().math.sin(x));
    all.put("Sqrt", (c, config, x) -> c.ops().math.sqrt(x));
    all.put("Square", (c, config, x) -> c.ops().math.square(x));
    all.put("StopGradient", (c, config, x) -> x);
    activation(all, "Relu", "relu");
    activation(all, "Relu6", "relu6");
    activation(all, "Sigmoid", "sigmoid");
    activation(all, "Silu", "silu");
    activation(all, "Softplus", "softplus");
    activation(all, "Softsign", "softsign");
    activation(all, "LogSigmoid", "log_sigmoid");
    activation(all, "HardSigmoid", "hard_sigmoid");
    activation(all, "HardSilu", "hard_silu");
    activation(all, "HardTanh", "hard_tanh");
    activation(all, "Selu", "selu");
    activation(all, "SparsePlus", "sparse_plus");
    activation(all, "SparseSigmoid", "sparse_sigmoid");
    activation(all, "Tanh", "tanh");
    activation(all, "TanhShrink", "tanh_shrink");
    return all;
  }

  private static void activation(
      Map<String, TensorFunctions.Function> all, String operation, String name) {
    all.put(operation, (c, config, x) -> Activations.named(c, name, x));
  }

  /** TensorFlow's own graph optimizer turns the division by a constant into this product. */
  private static Operand<TFloat32> logarithm(EmitContext context, Operand<TFloat32> x, int base) {
    float factor = 1f / (float) Math.log(base);
    return context.ops().math.mul(context.ops().math.log(x), context.constant(factor));
  }

  @Override
  public Set<String> types() {
    return FUNCTIONS.types();
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    return FUNCTIONS.emit(context, layer, inputs);
  }
}
