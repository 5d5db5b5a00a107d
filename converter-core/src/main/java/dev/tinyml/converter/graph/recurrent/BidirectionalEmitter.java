package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Bidirectional: a recurrent layer forwards and one backwards, whose outputs are put in the order
 * of time and then merged. States follow: those of the forward layer, then those of the other.
 */
public final class BidirectionalEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Bidirectional");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    if (layer.parts().size() != 2) {
      throw context.broken(
          layer.parts().size() + " layers inside", "a forward and a backward layer");
    }
    RecurrentLayer forward = part(context, layer.parts().get(0));
    RecurrentLayer backward = part(context, layer.parts().get(1));
    RecurrentOptions options = forward.options();
    if (options.goBackwards() == backward.options().goBackwards()
        || options.returnSequences() != backward.options().returnSequences()
        || options.returnState() != backward.options().returnState()) {
      throw context.broken(
          options + " forwards and " + backward.options() + " backwards",
          "another go_backwards, the same return_sequences and return_state");
    }
    RecurrentInputs given = RecurrentInputs.read(context, inputs);
    int half = given.states().size() / 2;
    List<Operand<TFloat32>> states = given.states();
    List<Operand<TFloat32>> one = forward.run(given.withStates(states.subList(0, half)));
    List<Operand<TFloat32>> other =
        backward.runReversed(given.withStates(states.subList(half, states.size())));

    List<Operand<TFloat32>> results = new ArrayList<>();
    results.addAll(merge(context, layer, one.get(0), other.get(0)));
    results.addAll(one.subList(1, one.size()));
    results.addAll(other.subList(1, other.size()));
    return results;
  }

  private static RecurrentLayer part(EmitContext context, Layer part) {
    return new RecurrentLayer(context.inside(part), part);
  }

  private static List<Operand<TFloat32>> merge(
      EmitContext context, Layer layer, Operand<TFloat32> one, Operand<TFloat32> other) {
    Ops ops = context.ops();
    if (!layer.config().has("merge_mode")) {
      return List.of(one, other);
    }
    String mode = layer.config().string("merge_mode");
    if (!mode.equals("concat") && !context.shape(one).equals(context.shape(other))) {
      throw context.broken(
          "outputs of shapes " + context.shape(one) + " and " + context.shape(other),
          "equal shapes for merge_mode " + mode);
    }
    return List.of(
        switch (mode) {
          case "concat" -> ops.concat(List.of(one, other), ops.constant(-1));
          case "sum" -> context.add(one, other);
          case "mul" -> ops.math.mul(one, other);
          case "ave" -> ops.math.mul(context.add(one, other), context.constant(0.5f));
          default -> throw context.broken("merge_mode " + mode, "concat, sum, ave, mul or null");
        });
  }
}
