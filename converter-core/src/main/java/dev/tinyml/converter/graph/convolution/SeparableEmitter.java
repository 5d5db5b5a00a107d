package dev.tinyml.converter.graph.convolution;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.spatial.AxisValues;
import dev.tinyml.converter.graph.spatial.ExtraAxis;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * SeparableConv1D and SeparableConv2D: a depthwise convolution, then one of size 1 that mixes the
 * channels, then bias and activation.
 */
public final class SeparableEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("SeparableConv1D", "SeparableConv2D");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    ConvolutionOptions options = ConvolutionOptions.read(context, layer);
    Window window = options.window();
    Operand<TFloat32> x = options.input(context, inputs.single());
    options.requireWeights(context, layer, 2, "depthwise_kernel, pointwise_kernel");
    int multiplier = AxisValues.positive(context, layer.config(), "depth_multiplier", 1);
    int filters = AxisValues.positive(context, layer.config(), "filters", 0);
    int channels = context.shape(x).dimension(-1);
    Operand<TFloat32> depthwise =
        context.weight(layer.weights().get(0), options.kernelShape(channels, multiplier));
    int between = Math.toIntExact(context.checkedShape(channels, multiplier).elementCount());
    Integer[] mixing =
        window.axes() == 1
            ? new Integer[] {1, between, filters}
            : new Integer[] {1, 1, between, filters};
    Operand<TFloat32> pointwise = context.weight(layer.weights().get(1), mixing);
    return List.of(options.finish(context, layer, apply(context, x, depthwise, pointwise, window)));
  }

  private static Operand<TFloat32> apply(
      EmitContext context,
      Operand<TFloat32> x,
      Operand<TFloat32> depthwise,
      Operand<TFloat32> pointwise,
      Window window) {
    if (window.axes() == 2) {
      return mix(context, new Depthwise(context, window).apply(x, depthwise), pointwise);
    }
    Ops ops = context.ops();
    Window flat = window.withAxisInFront(OneAxis.frontStride(window));
    Operand<TFloat32> mixing = ops.expandDims(pointwise, ops.constant(0));
    return ExtraAxis.of(context, 1)
        .around(
            x,
            depthwise,
            (tensor, kernel) ->
                mix(context, new Depthwise(context, flat).apply(tensor, kernel), mixing));
  }

  private static Operand<TFloat32> mix(
      EmitContext context, Operand<TFloat32> x, Operand<TFloat32> pointwise) {
    return context.ops().nn.conv2d(x, pointwise, List.of(1L, 1L, 1L, 1L), "VALID");
  }
}
