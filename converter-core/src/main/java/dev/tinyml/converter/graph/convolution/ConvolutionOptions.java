package dev.tinyml.converter.graph.convolution;

import dev.tinyml.converter.graph.activation.Activations;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.spatial.AxisValues;
import dev.tinyml.converter.graph.spatial.ChannelOrder;
import dev.tinyml.converter.graph.spatial.Paddings;
import dev.tinyml.converter.graph.spatial.Window;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What the configurations of all kinds of convolutions have in common.
 *
 * @param window the kernel as it moves
 * @param causal whether zeros go in front only, so that no result depends on later values
 * @param order of the axes
 * @param useBias whether there is a bias
 */
record ConvolutionOptions(Window window, boolean causal, ChannelOrder order, boolean useBias) {
  /** Far beyond any input, and small enough that sums of two fit 32 bits. */
  private static final int MAX_EXTENT = 1 << 24;

  /** Keras 2 has causal separable convolutions, Keras 3 no longer. */
  private static final Set<String> CAUSAL = Set.of("Conv1D", "SeparableConv1D");

  /**
   * Reads them.
   *
   * @param layer whose type ends with the number of axes, as in {@code Conv2D}, or with {@code
   *     Transpose} after it
   */
  static ConvolutionOptions read(EmitContext context, Layer layer) {
    LayerConfig config = layer.config();
    int axes = layer.type().contains("1D") ? 1 : 2;
    String padding = config.string("padding", "valid");
    if (!List.of("valid", "same", "causal").contains(padding)
        || (padding.equals("causal") && !CAUSAL.contains(layer.type()))) {
      throw context.broken("padding " + padding, "valid or same, or causal in a Conv1D");
    }
    Window window =
        new Window(
            AxisValues.require(context, config, "kernel_size", axes, 1),
            AxisValues.read(context, config, "strides", axes, 1, 1),
            AxisValues.read(context, config, "dilation_rate", axes, 1, 1),
            padding.equals("same"));
    IntStream.range(0, axes).forEach(axis -> requireReach(context, window, axis));
    return new ConvolutionOptions(
        window,
        padding.equals("causal"),
        ChannelOrder.of(context, config),
        config.bool("use_bias", true));
  }

  private static void requireReach(EmitContext context, Window window, int axis) {
    if (window.extent(axis) > MAX_EXTENT) {
      throw context.unsupported(
          "a kernel of " + window.size() + " with dilation_rate " + window.dilations(),
          "one that reaches over at most " + MAX_EXTENT + " values");
    }
  }

  /**
   * The layer's input with its channels at the end, after a check of its rank; with zeros in front
   * when it is causal.
   */
  Operand<TFloat32> input(EmitContext context, Operand<TFloat32> input) {
    Window.requireRank(context, context.shape(input), window.axes());
    Operand<TFloat32> x = order.toLast(context, input);
    int before = Math.toIntExact(window.extent(0) - 1);
    return causal ? Paddings.pad(context, x, List.of(new int[] {before, 0})) : x;
  }

  /** Checks that the file holds the kernels, and the bias if there is one. */
  void requireWeights(EmitContext context, Layer layer, int kernels, String names) {
    context.requireWeights(
        layer.weights(), kernels + (useBias ? 1 : 0), names + (useBias ? ", bias" : ""));
  }

  /** The dimensions of a kernel, whose last two are its channels. */
  Integer[] kernelShape(int second, int last) {
    List<Integer> size = window.size();
    return size.size() == 1
        ? new Integer[] {size.get(0), second, last}
        : new Integer[] {size.get(0), size.get(1), second, last};
  }

  /**
   * Adds the bias, which is the layer's last weight, restores the order of axes and applies the
   * activation.
   */
  Operand<TFloat32> finish(EmitContext context, Layer layer, Operand<TFloat32> x) {
    Operand<TFloat32> result = x;
    if (useBias) {
      Shape shape = context.shape(x);
      int last = layer.weights().size() - 1;
      Operand<TFloat32> bias = context.weight(layer.weights().get(last), shape.dimension(-1));
      result = context.ops().nn.biasAdd(result, bias);
    }
    result = order.fromLast(context, result);
    return Activations.apply(context, layer.config(), "activation", result);
  }
}
