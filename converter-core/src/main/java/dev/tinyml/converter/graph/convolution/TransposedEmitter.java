package dev.tinyml.converter.graph.convolution;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.spatial.AxisValues;
import dev.tinyml.converter.graph.spatial.ExtraAxis;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Conv1DTranspose and Conv2DTranspose: what a convolution makes larger instead of smaller. The
 * kernel is kernel size × filters × input channels. The size of the result is that of Keras' {@code
 * compute_conv_transpose_output_shape} on TensorFlow.
 */
public final class TransposedEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Conv1DTranspose", "Conv2DTranspose");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    ConvolutionOptions options = ConvolutionOptions.read(context, layer);
    Window window = options.window();
    Operand<TFloat32> x = options.input(context, inputs.single());
    options.requireWeights(context, layer, 1, "kernel");
    if (window.isDilated()) {
      throw context.unsupported(
          "dilation_rate " + window.dilations(),
          "a dilation_rate of 1: TensorFlow Lite has no transposed convolution with gaps");
    }
    int filters = AxisValues.positive(context, layer.config(), "filters", 0);
    Shape shape = context.shape(x);
    Operand<TFloat32> kernel =
        context.weight(layer.weights().get(0), options.kernelShape(filters, shape.dimension(-1)));
    List<Integer> sizes = sizes(context, layer, window, shape);
    return List.of(
        options.finish(context, layer, apply(context, x, kernel, window, sizes, filters)));
  }

  private static List<Integer> sizes(EmitContext context, Layer layer, Window window, Shape input) {
    boolean padded = layer.config().has("output_padding");
    List<Integer> extra =
        AxisValues.read(context, layer.config(), "output_padding", window.axes(), 0, 0);
    List<Integer> sizes = new ArrayList<>();
    for (int i = 0; i < window.axes(); i++) {
      long stride = window.strides().get(i);
      int kernel = window.size().get(i);
      int n = input.dimension(i + 1);
      if (padded && extra.get(i) >= stride) {
        throw context.broken(
            "output_padding " + extra + " with strides " + window.strides(),
            "an output_padding below the stride");
      }
      long size;
      if (window.same()) {
        size = padded ? (n - 1) * stride + kernel % 2 + extra.get(i) : n * stride;
      } else {
        size = (n - 1) * stride + (padded ? kernel + extra.get(i) : Math.max(kernel, stride));
      }
      if (n < 1 || size < 1 || size > Integer.MAX_VALUE) {
        throw context.broken("a result of " + size + " values on axis " + (i + 1), "at least one");
      }
      sizes.add((int) size);
    }
    return sizes;
  }

  private static Operand<TFloat32> apply(
      EmitContext context,
      Operand<TFloat32> x,
      Operand<TFloat32> kernel,
      Window window,
      List<Integer> sizes,
      int filters) {
    Ops ops = context.ops();
    if (window.axes() == 2) {
      Shape result = context.checkedShape(1, sizes.get(0), sizes.get(1), filters);
      return ops.nn.conv2dBackpropInput(
          ops.constant(result.toArray()), kernel, x, window.strideAttribute(), window.padding());
    }
    Shape result = context.checkedShape(1, 1, sizes.get(0), filters);
    List<Long> strides = window.withAxisInFront(1).strideAttribute();
    return ExtraAxis.of(context, 1)
        .around(
            x,
            kernel,
            (tensor, flat) ->
                ops.nn.conv2dBackpropInput(
                    ops.constant(result.toArray()), flat, tensor, strides, window.padding()));
  }
}
