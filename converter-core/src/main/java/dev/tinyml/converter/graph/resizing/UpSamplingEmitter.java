package dev.tinyml.converter.graph.resizing;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.spatial.AxisValues;
import dev.tinyml.converter.graph.spatial.ChannelOrder;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** UpSampling1D and UpSampling2D: repeats values along spatial axes, or interpolates them. */
public final class UpSamplingEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("UpSampling1D", "UpSampling2D");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    context.requireWeights(layer.weights(), 0, "none");
    int axes = layer.type().endsWith("1D") ? 1 : 2;
    List<Integer> factors = AxisValues.read(context, config, "size", axes, 1, 2);
    Operand<TFloat32> input = inputs.single();
    Window.requireRank(context, context.shape(input), axes);
    if (axes == 1) {
      return List.of(repeat(context, input, factors));
    }
    ChannelOrder order = ChannelOrder.of(context, config);
    Operand<TFloat32> x = order.toLast(context, input);
    String interpolation = config.string("interpolation", "nearest");
    Operand<TFloat32> result =
        interpolation.equals("nearest")
            ? repeat(context, x, factors)
            : resize(context, x, factors, Interpolation.of(context, interpolation));
    return List.of(order.fromLast(context, result));
  }

  private static Operand<TFloat32> resize(
      EmitContext context, Operand<TFloat32> x, List<Integer> factors, Interpolation how) {
    Shape shape = context.shape(x);
    return how.resize(
        context,
        x,
        (long) shape.dimension(1) * factors.get(0),
        (long) shape.dimension(2) * factors.get(1));
  }

  /** With the operations of Python's {@code tf.repeat}. */
  private static Operand<TFloat32> repeat(
      EmitContext context, Operand<TFloat32> x, List<Integer> factors) {
    Ops ops = context.ops();
    Operand<TFloat32> result = x;
    for (int i = 0; i < factors.size(); i++) {
      int axis = i + 1;
      long[] repeated = context.shape(result).toLongArray();
      repeated[axis] *= factors.get(i);
      Shape shape = context.checkedShape(repeated);
      result = ops.expandDims(result, ops.constant(axis + 1));
      if (factors.get(i) > 1) {
        int[] multiples = new int[shape.rank() + 1];
        Arrays.fill(multiples, 1);
        multiples[axis + 1] = factors.get(i);
        result = ops.tile(result, ops.constant(multiples));
      }
      result = context.reshape(result, shape);
    }
    return result;
  }
}
