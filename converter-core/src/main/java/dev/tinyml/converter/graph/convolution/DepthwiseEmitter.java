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
import org.tensorflow.types.TFloat32;

/**
 * DepthwiseConv1D and DepthwiseConv2D: each channel with kernels of its own, as many as the depth
 * multiplier says. The kernel is kernel size × channels × multiplier.
 */
public final class DepthwiseEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("DepthwiseConv1D", "DepthwiseConv2D");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    ConvolutionOptions options = ConvolutionOptions.read(context, layer);
    Operand<TFloat32> x = options.input(context, inputs.single());
    options.requireWeights(context, layer, 1, "kernel");
    int multiplier = AxisValues.positive(context, layer.config(), "depth_multiplier", 1);
    int channels = context.shape(x).dimension(-1);
    Operand<TFloat32> kernel =
        context.weight(layer.weights().get(0), options.kernelShape(channels, multiplier));
    return List.of(options.finish(context, layer, apply(context, x, kernel, options.window())));
  }

  private static Operand<TFloat32> apply(
      EmitContext context, Operand<TFloat32> x, Operand<TFloat32> kernel, Window window) {
    if (window.axes() == 2) {
      return new Depthwise(context, window).apply(x, kernel);
    }
    Window flat = window.withAxisInFront(OneAxis.frontStride(window));
    return ExtraAxis.of(context, 1).around(x, kernel, new Depthwise(context, flat)::apply);
  }
}
