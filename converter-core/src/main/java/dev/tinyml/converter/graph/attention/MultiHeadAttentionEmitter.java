package dev.tinyml.converter.graph.attention;

import dev.tinyml.converter.graph.attention.HeadAttention.Result;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * MultiHeadAttention over the steps of 1×steps×features. Weights are those of query, key, gate if
 * there is one, value and output.
 */
public final class MultiHeadAttentionEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("MultiHeadAttention");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    AttentionInputs given = AttentionInputs.read(context, inputs);
    checkShapes(context, given);
    checkAxes(context, config);
    Heads heads = Heads.read(context, config, context.shape(given.query()).dimension(2));
    boolean useBias = config.bool("use_bias", true);
    boolean useGate = config.bool("use_gate", false);
    context.requireWeights(
        layer.weights(),
        (useGate ? 5 : 4) * (useBias ? 2 : 1),
        (useBias ? "kernel and bias" : "kernel")
            + " of query, key, "
            + (useGate ? "gate, " : "")
            + "value and output");
    Projections projections = new Projections(context, layer.weights(), useBias);
    Operand<TFloat32> query = projections.intoHeads(given.query(), heads.count(), heads.keySize());
    Operand<TFloat32> key = projections.intoHeads(given.key(), heads.count(), heads.keySize());
    Optional<Operand<TFloat32>> gate =
        useGate
            ? Optional.of(projections.intoHeads(given.query(), heads.count(), heads.valueSize()))
            : Optional.empty();
    Operand<TFloat32> value =
        projections.intoHeads(given.value(), heads.count(), heads.valueSize());

    HeadAttention attention =
        new HeadAttention(
            context,
            new ScoreMask(given.causal(), window(context, config)),
            (float) (1 / Math.sqrt(heads.keySize())));
    boolean stepwise = config.number("dropout", 0f) > 0 || given.returnScores();
    Result result =
        stepwise ? attention.stepwise(query, key, value) : attention.direct(query, key, value);
    Operand<TFloat32> output = result.output();
    if (gate.isPresent()) {
      output = context.ops().math.mul(output, context.ops().math.sigmoid(gate.get()));
    }
    Operand<TFloat32> projected = projections.outOfHeads(output, heads.output());
    return given.returnScores() ? List.of(projected, result.scores()) : List.of(projected);
  }

  private static Optional<Integer> window(EmitContext context, LayerConfig config) {
    Optional<Integer> window = config.optionalInteger("sliding_window");
    if (window.filter(w -> w < 1).isPresent()) {
      throw context.broken("sliding_window " + window.get(), "1 or more");
    }
    return window;
  }

  private static void checkShapes(EmitContext context, AttentionInputs given) {
    Shape query = context.shape(given.query());
    Shape value = context.shape(given.value());
    Shape key = context.shape(given.key());
    if (query.rank() != 3 || value.rank() != 3 || key.rank() != 3) {
      throw context.unsupported(
          "attention over tensors of shapes " + query + ", " + value + ", " + key,
          "tensors of batch, steps and features: put a Reshape before it");
    }
    if (value.dimension(1) != key.dimension(1)) {
      throw context.broken(
          "value of shape " + value + " and key of shape " + key, "equal numbers of steps");
    }
  }

  /** Keras writes the axis of steps as a list. */
  private static void checkAxes(EmitContext context, LayerConfig config) {
    List<Integer> axes = config.optionalOneOrMore("attention_axes").orElse(List.of(1));
    if (!axes.equals(List.of(1)) && !axes.equals(List.of(-2))) {
      throw context.unsupported("attention_axes " + axes, "attention over the steps, axis 1");
    }
  }
}
