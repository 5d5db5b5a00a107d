package dev.tinyml.converter.graph.convolution;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.spatial.AxisValues;
import dev.tinyml.converter.graph.spatial.ExtraAxis;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Conv1D and Conv2D: a kernel of kernel size × input channels per group × filters, a bias, an
 * activation.
 */
public final class ConvolutionEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Conv1D", "Conv2D");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    ConvolutionOptions options = ConvolutionOptions.read(context, layer);
    Window window = options.window();
    Operand<TFloat32> x = options.input(context, inputs.single());
    options.requireWeights(context, layer, 1, "kernel");
    if (window.isStrided() && window.isDilated()) {
      throw context.broken(
          "strides " + window.strides() + " with dilation_rate " + window.dilations(),
          "only one of them above 1, as Keras demands");
    }
    int filters = AxisValues.positive(context, layer.config(), "filters", 0);
    int groups = AxisValues.positive(context, layer.config(), "groups", 1);
    int channels = context.shape(x).dimension(-1);
    if (channels % groups != 0 || filters % groups != 0) {
      throw context.broken(
          groups + " groups of " + channels + " channels and " + filters + " filters",
          "numbers of channels and filters that the groups divide");
    }
    Operand<TFloat32> kernel =
        context.weight(layer.weights().get(0), options.kernelShape(channels / groups, filters));
    Shape shape = context.shape(x);
    window.requireFit(context, shape);
    Operand<TFloat32> result =
        Dilation.apply(
            context,
            x,
            window,
            (tensor, padding) -> convolve(context, tensor, kernel, window, padding));
    return List.of(options.finish(context, layer, result));
  }

  private static Operand<TFloat32> convolve(
      EmitContext context,
      Operand<TFloat32> x,
      Operand<TFloat32> kernel,
      Window window,
      String padding) {
    if (window.axes() == 2) {
      return context.ops().nn.conv2d(x, kernel, window.strideAttribute(), padding);
    }
    // TensorFlow's conv1d counts the new axis from the end, which the converter sees.
    return ExtraAxis.of(context, -3)
        .around(
            x,
            kernel,
            (tensor, matrix) ->
                context
                    .ops()
                    .nn
                    .conv2d(tensor, matrix, window.withAxisInFront(1).strideAttribute(), padding));
  }
}
