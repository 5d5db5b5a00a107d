package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.activation.Activations;
import dev.tinyml.converter.graph.activation.Rectifiers;
import dev.tinyml.converter.graph.activation.SoftmaxEmitter;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Activation functions of keras.ops with parameters, in the steps of keras/src/backend. */
public final class ActivationOperationEmitter implements LayerEmitter {
  /** √(2/π), and the factor of the cube in the approximation of GELU by a tanh. */
  private static final float ROOT_OF_TWO_OVER_PI = 0.7978845608028654f;

  private static final float CUBE_FACTOR = 0.044715f;
  private static final TensorFunctions FUNCTIONS = new TensorFunctions(functions());

  private static Map<String, TensorFunctions.Function> functions() {
    Map<String, TensorFunctions.Function> all = new TreeMap<>();
    all.put("Celu", ActivationOperationEmitter::celu);
    all.put("Elu", ActivationOperationEmitter::elu);
    all.put("Gelu", ActivationOperationEmitter::gelu);
    all.put("Glu", ActivationOperationEmitter::glu);
    all.put("HardShrink", ActivationOperationEmitter::hardShrink);
    all.put(
        "LeakyRelu",
        (c, config, x) -> Rectifiers.leaky(c, x, config.number("negative_slope", .2f)));
    all.put("LogSoftmax", ActivationOperationEmitter::logSoftmax);
    all.put("SoftShrink", ActivationOperationEmitter::softShrink);
    all.put("Softmax", (c, config, x) -> SoftmaxEmitter.softmax(c, x, config.integer("axis", -1)));
    all.put("Squareplus", ActivationOperationEmitter::squareplus);
    all.put("Threshold", ActivationOperationEmitter::threshold);
    return all;
  }

  @Override
  public Set<String> types() {
    return FUNCTIONS.types();
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    return FUNCTIONS.emit(context, layer, inputs);
  }

  private static Operand<TFloat32> elu(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    Operand<TFloat32> unit = context.ops().nn.elu(x);
    float alpha = config.number("alpha", 1f);
    return alpha == 1
        ? unit
        : context
            .ops()
            .select(
                context.ops().math.greater(x, context.constant(0f)),
                unit,
                context.ops().math.mul(context.constant(alpha), unit));
  }

  private static Operand<TFloat32> celu(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    float alpha = config.number("alpha", 1f);
    if (alpha == 0) {
      throw context.broken("alpha 0", "a number to divide by");
    }
    if (alpha == 1) {
      return Activations.named(context, "celu", x);
    }
    Ops ops = context.ops();
    Operand<TFloat32> zero = context.constant(0f);
    Operand<TFloat32> negative =
        ops.math.mul(ops.math.minimum(x, zero), context.constant(1f / alpha));
    return context.add(
        ops.math.maximum(x, zero), ops.math.mul(context.constant(alpha), ops.math.expm1(negative)));
  }

  private static Operand<TFloat32> gelu(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    if (!config.bool("approximate", true)) {
      return Activations.named(context, "gelu", x);
    }
    Ops ops = context.ops();
    Operand<TFloat32> cube = ops.math.pow(x, context.constant(3f));
    Operand<TFloat32> inner =
        ops.math.mul(
            context.constant(ROOT_OF_TWO_OVER_PI),
            context.add(x, ops.math.mul(context.constant(CUBE_FACTOR), cube)));
    return ops.math.mul(
        ops.math.mul(context.constant(0.5f), x),
        context.add(context.constant(1f), ops.math.tanh(inner)));
  }

  private static Operand<TFloat32> glu(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    int written = config.integer("axis", -1);
    int rank = context.shape(x).rank();
    int axis = OperationAxes.positive(context, written, rank);
    if (context.shape(x).dimension(axis) % 2 != 0) {
      throw context.broken("an axis of " + context.shape(x).dimension(axis), "an even number");
    }
    Iterator<Operand<TFloat32>> halves =
        context.ops().split(context.ops().constant(written), x, 2L).iterator();
    Operand<TFloat32> first = halves.next();
    return context.ops().math.mul(first, context.ops().math.sigmoid(halves.next()));
  }

  private static Operand<TFloat32> hardShrink(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    Ops ops = context.ops();
    Operand<TFloat32> threshold = context.constant(config.number("threshold", 0.5f));
    return ops.select(ops.math.greater(ops.math.abs(x), threshold), x, context.constant(0f));
  }

  private static Operand<TFloat32> softShrink(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    Ops ops = context.ops();
    float written = config.number("threshold", 0.5f);
    Operand<TFloat32> threshold = context.constant(written);
    Operand<TFloat32> below =
        ops.select(
            ops.math.less(x, context.constant(-written)),
            context.add(x, threshold),
            context.constant(0f));
    return ops.select(ops.math.greater(x, threshold), ops.math.sub(x, threshold), below);
  }

  private static Operand<TFloat32> threshold(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    return context
        .ops()
        .select(
            context.ops().math.greater(x, context.constant(config.number("threshold"))),
            x,
            context.constant(config.number("default_value")));
  }

  private static Operand<TFloat32> squareplus(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    Ops ops = context.ops();
    Operand<TFloat32> b = context.constant(config.number("b", 4f));
    Operand<TFloat32> root = ops.math.sqrt(context.add(ops.math.square(x), b));
    return ops.math.mul(context.add(x, root), context.constant(0.5f));
  }

  private static Operand<TFloat32> logSoftmax(
      EmitContext context, LayerConfig config, Operand<TFloat32> x) {
    int rank = context.shape(x).rank();
    if (OperationAxes.positive(context, config.integer("axis", -1), rank) != rank - 1) {
      throw context.unsupported("axis " + config.integer("axis", -1), "the last axis");
    }
    return context.ops().nn.logSoftmax(x);
  }
}
