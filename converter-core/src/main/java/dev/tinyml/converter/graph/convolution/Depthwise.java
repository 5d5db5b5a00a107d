package dev.tinyml.converter.graph.convolution;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.spatial.Paddings;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.types.TFloat32;

/**
 * A convolution of each channel by itself, over two spatial axes.
 *
 * @param context where to write
 * @param window with two axes
 */
record Depthwise(EmitContext context, Window window) {

  /**
   * @param x batch, height, width, channels
   * @param kernel height, width, channels, multiplier
   */
  Operand<TFloat32> apply(Operand<TFloat32> x, Operand<TFloat32> kernel) {
    List<Integer> strides = window.strides();
    if (!window.isDilated() && strides.stream().distinct().count() > 1) {
      throw context.unsupported(
          "strides " + strides, "the same stride in both directions, as TensorFlow demands");
    }
    window.requireFit(context, context.shape(x));
    if (window.isStrided() && window.isDilated()) {
      return dilatedThenStrided(x, kernel);
    }
    return Dilation.apply(
        context,
        x,
        window,
        (tensor, padding) ->
            context
                .ops()
                .nn
                .depthwiseConv2dNative(tensor, kernel, window.strideAttribute(), padding));
  }

  /** Keras' way: with all results first, of which strides leave some out. */
  private Operand<TFloat32> dilatedThenStrided(Operand<TFloat32> x, Operand<TFloat32> kernel) {
    Operand<TFloat32> padded =
        window.same() ? Paddings.pad(context, x, window.samePadding(context.shape(x))) : x;
    Window unstrided = new Window(window.size(), List.of(1, 1), window.dilations(), false);
    Operand<TFloat32> all = new Depthwise(context, unstrided).apply(padded, kernel);
    Shape shape = context.shape(all);
    Ops ops = context.ops();
    int[] steps = IntStream.range(0, shape.rank()).map(this::step).toArray();
    return ops.stridedSlice(
        all,
        ops.constant(new int[shape.rank()]),
        ops.constant(new int[shape.rank()]),
        ops.constant(steps),
        StridedSlice.beginMask(15L),
        StridedSlice.endMask(15L));
  }

  private int step(int axis) {
    return axis == 1 || axis == 2 ? window.strides().get(axis - 1) : 1;
  }
}
