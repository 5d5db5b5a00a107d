package dev.tinyml.converter.graph.activation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.source.LayerConfig;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Tanh;
import org.tensorflow.types.TFloat32;

/**
 * Keras' activation functions with their default parameters, written with the operations that Keras
 * 3 uses on TensorFlow (keras/src/activations and keras/src/backend/tensorflow/nn.py), so that
 * TensorFlow's converter recognizes and fuses the same patterns.
 */
public final class Activations {
  private static final Map<String, Function> FUNCTIONS = functions();

  /** An activation function. */
  private interface Function {
    Operand<TFloat32> apply(EmitContext context, Operand<TFloat32> x);
  }

  private Activations() {}

  private static Map<String, Function> functions() {
    Map<String, Function> all = new TreeMap<>();
    all.put("linear", (c, x) -> x);
    all.put("relu", (c, x) -> c.ops().nn.relu(x));
    all.put("relu6", (c, x) -> c.ops().nn.relu6(x));
    all.put("leaky_relu", (c, x) -> Rectifiers.leaky(c, x, 0.2f));
    all.put("elu", (c, x) -> c.ops().nn.elu(x));
    all.put("selu", (c, x) -> c.ops().nn.selu(x));
    all.put("celu", ExponentialActivations::celu);
    all.put("exponential", (c, x) -> c.ops().math.exp(x));
    all.put("gelu", ExponentialActivations::gelu);
    all.put("mish", ExponentialActivations::mish);
    all.put("softplus", (c, x) -> c.ops().math.softplus(x));
    all.put("log_sigmoid", ExponentialActivations::logSigmoid);
    all.put("sigmoid", (c, x) -> c.ops().math.sigmoid(x));
    all.put("silu", ExponentialActivations::silu);
    all.put("swish", ExponentialActivations::silu);
    all.put("tanh", (c, x) -> tanh(c.ops(), x));
    all.put("tanh_shrink", (c, x) -> c.ops().math.sub(x, tanh(c.ops(), x)));
    all.put("softmax", (c, x) -> SoftmaxEmitter.softmax(c, x, -1));
    all.put("log_softmax", ExponentialActivations::logSoftmax);
    all.put("softsign", PiecewiseActivations::softsign);
    all.put("squareplus", PiecewiseActivations::squareplus);
    all.put("hard_sigmoid", PiecewiseActivations::hardSigmoid);
    all.put("hard_silu", PiecewiseActivations::hardSilu);
    all.put("hard_swish", PiecewiseActivations::hardSilu);
    all.put("hard_tanh", PiecewiseActivations::hardTanh);
    all.put("hard_shrink", PiecewiseActivations::hardShrink);
    all.put("soft_shrink", PiecewiseActivations::softShrink);
    all.put("sparse_plus", PiecewiseActivations::sparsePlus);
    all.put("sparse_sigmoid", PiecewiseActivations::sparseSigmoid);
    return all;
  }

  private static Tanh<TFloat32> tanh(Ops ops, Operand<TFloat32> x) {
    return ops.math.tanh(x);
  }

  /**
   * Applies the activation that a configuration names: a function's name, or a layer object.
   *
   * @param key where the configuration names it; absent means linear
   */
  public static Operand<TFloat32> apply(
      EmitContext context, LayerConfig config, String key, Operand<TFloat32> x) {
    if (config.isObject(key)) {
      return context.nested(config.nested(key), x);
    }
    return named(context, config.string(key, "linear"), x);
  }

  /**
   * Applies an activation with its default parameters.
   *
   * @param name in keras.activations
   */
  public static Operand<TFloat32> named(EmitContext context, String name, Operand<TFloat32> x) {
    Function function = FUNCTIONS.get(name);
    if (function == null) {
      throw context.unsupported(
          "activation " + name, "one of " + String.join(", ", FUNCTIONS.keySet()));
    }
    return function.apply(context, x);
  }
}
