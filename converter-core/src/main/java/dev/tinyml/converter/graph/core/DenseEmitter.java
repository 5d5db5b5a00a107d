package dev.tinyml.converter.graph.core;

import dev.tinyml.converter.graph.activation.Activations;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.emit.MatrixProduct;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Dense: the last axis times a kernel (inputs × units), plus a bias, then an activation. */
public final class DenseEmitter implements LayerEmitter {
  private static final String LINEAR = "linear";

  /** Layers that begin with a product with a kernel. */
  private static final Set<String> PRODUCTS = Set.of("Dense", "EinsumDense", "MultiHeadAttention");

  @Override
  public Set<String> types() {
    return Set.of("Dense");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    LayerConfig config = layer.config();
    Operand<TFloat32> input = inputs.single();
    boolean useBias = config.bool("use_bias", true);
    context.requireWeights(layer.weights(), useBias ? 2 : 1, useBias ? "kernel, bias" : "kernel");
    Shape inputShape = context.shape(input);
    if (inputShape.rank() < 2) {
      throw context.broken("an input without features", "at least one axis besides the batch");
    }
    int units = config.integer("units");
    int features = inputShape.dimension(-1);
    Operand<TFloat32> kernel = context.weight(layer.weights().get(0), features, units);
    Optional<Operand<TFloat32>> bias =
        useBias ? Optional.of(context.weight(layer.weights().get(1), units)) : Optional.empty();
    boolean linear =
        !config.isObject("activation") && config.string("activation", LINEAR).equals(LINEAR);
    Operand<TFloat32> product =
        linear && bias.isPresent() && inputShape.rank() > 2 && feedsProduct(inputs)
            ? affine(context, input, kernel, bias.get())
            : sum(context, MatrixProduct.write(context, input, kernel), bias);
    return List.of(Activations.apply(context, config, "activation", product));
  }

  private static boolean feedsProduct(LayerInputs inputs) {
    return inputs.readers().stream().anyMatch(PRODUCTS::contains);
  }

  private static Operand<TFloat32> sum(
      EmitContext context, Operand<TFloat32> product, Optional<Operand<TFloat32>> bias) {
    return bias.map(b -> context.add(product, b)).orElse(product);
  }

  /**
   * Adds the bias while there are two axes. Behind the axes' return, TensorFlow 2.18 would move it
   * into the biases of the next layers, and compute this one once more for whoever else reads it.
   */
  private static Operand<TFloat32> affine(
      EmitContext context,
      Operand<TFloat32> input,
      Operand<TFloat32> kernel,
      Operand<TFloat32> bias) {
    Shape shape = context.shape(input);
    int features = shape.dimension(-1);
    int rows = features == 0 ? 0 : shape.elementCount() / features;
    Operand<TFloat32> matrix = context.reshape(input, Shape.of(rows, features));
    int[] result = shape.toArray();
    result[result.length - 1] = context.shape(kernel).dimension(1);
    return context.reshape(
        context.add(MatrixProduct.write(context, matrix, kernel), bias), Shape.of(result));
  }
}
