package dev.tinyml.converter.graph;

import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Reshape: other dimensions for the same values; one of them may be -1. */
final class ReshapeEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Reshape");
  }

  @Override
  public List<Operand<TFloat32>> emit(
      EmitContext context,
      LayerConfig config,
      List<Weight> weights,
      List<Operand<TFloat32>> inputs) {
    context.requireWeights(weights, 0, "none");
    Operand<TFloat32> input = context.single(inputs);
    Shape inputShape = context.shape(input);
    List<Integer> target = config.integers("target_shape");
    Shape shape = resolve(context, target, inputShape.elementCount());
    return List.of(reshape(context, input, shape.withBatchOfOne()));
  }

  private static Shape resolve(EmitContext context, List<Integer> target, int elements) {
    long known = 1;
    int open = 0;
    for (int dimension : target) {
      if (dimension == -1) {
        open++;
      } else if (dimension <= 0 || known > elements) {
        throw mismatch(context, target, elements);
      } else {
        known *= dimension;
      }
    }
    boolean fits = open == 0 ? known == elements : open == 1 && elements % known == 0;
    if (!fits) {
      throw mismatch(context, target, elements);
    }
    int rest = (int) (elements / known);
    return new Shape(target.stream().map(d -> d == -1 ? rest : d).toList());
  }

  private static RuntimeException mismatch(
      EmitContext context, List<Integer> target, int elements) {
    return context.broken(
        "target_shape " + target, "dimensions whose product is " + elements + ", at most one -1");
  }

  /** Reshapes to a shape with the batch. */
  static Operand<TFloat32> reshape(EmitContext context, Operand<TFloat32> input, Shape shape) {
    Ops ops = context.ops();
    return ops.reshape(input, ops.constant(shape.toArray()));
  }
}
