package dev.tinyml.converter.graph.activation;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * PReLU: x where positive, a learned slope × x elsewhere. There is a slope for each value of a
 * sample, or one for all along the shared axes.
 */
public final class ParametricReluEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("PReLU");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 1, "alpha");
    Operand<TFloat32> x = inputs.single();
    Weight alpha = layer.weights().get(0);
    Integer[] expected = expected(context, layer, context.shape(x));
    // Checks the shape; the constant itself is the negative one, as TensorFlow's optimizer folds
    // it.
    FloatTensor slopes = context.requireShape(alpha, expected);
    Ops ops = context.ops();
    Operand<TFloat32> negative = ops.nn.relu(ops.math.neg(x));
    Operand<TFloat32> scaled = ops.math.mul(context.constant(negated(slopes)), negative);
    return List.of(context.add(ops.nn.relu(x), scaled));
  }

  /** The shape of a sample, 1 along shared axes, which are counted with the batch. */
  private static Integer[] expected(EmitContext context, Layer layer, Shape input) {
    List<Integer> shared = layer.config().optionalOneOrMore("shared_axes").orElse(List.of());
    Integer[] dimensions = input.withoutBatch().dimensions().toArray(Integer[]::new);
    for (int axis : shared) {
      if (axis < 1 || axis > dimensions.length) {
        throw context.broken("shared_axes " + shared, "axes from 1 to " + dimensions.length);
      }
      dimensions[axis - 1] = 1;
    }
    return dimensions;
  }

  private static FloatTensor negated(FloatTensor tensor) {
    float[] values = tensor.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = -values[i];
    }
    return new FloatTensor(tensor.shape(), values);
  }
}
