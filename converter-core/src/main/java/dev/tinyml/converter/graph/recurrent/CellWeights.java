package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.Arrays;
import java.util.Optional;

/**
 * The checked weights of a cell; gates stand side by side.
 *
 * @param kernel features × (gates · units)
 * @param recurrentKernel units × (gates · units)
 * @param bias gates · units, or several rows of as many
 */
record CellWeights(FloatTensor kernel, FloatTensor recurrentKernel, Optional<FloatTensor> bias) {
  private static final int MAX_UNITS = 1 << 16;

  /**
   * Reads and checks them.
   *
   * @param features size of the input
   * @param gates how many gates the cell has
   * @param biasRows 2 where input and recurrence have a bias each
   */
  static CellWeights read(EmitContext context, Layer layer, int features, int gates, int biasRows) {
    int units = units(context, layer);
    boolean useBias = layer.config().bool("use_bias", true);
    context.requireWeights(
        layer.weights(), useBias ? 3 : 2, "kernel, recurrent kernel" + (useBias ? ", bias" : ""));
    int columns = gates * units;
    FloatTensor kernel = checked(context, layer, 0, Shape.of(features, columns));
    FloatTensor recurrent = checked(context, layer, 1, Shape.of(units, columns));
    Shape biasShape = biasRows == 1 ? Shape.of(columns) : Shape.of(biasRows, columns);
    return new CellWeights(
        kernel,
        recurrent,
        useBias ? Optional.of(checked(context, layer, 2, biasShape)) : Optional.empty());
  }

  /** The size of a cell's state. */
  static int units(EmitContext context, Layer layer) {
    int units = layer.config().integer("units");
    if (units < 1 || units > MAX_UNITS) {
      throw context.broken("units " + units, "1 to " + MAX_UNITS);
    }
    return units;
  }

  private static FloatTensor checked(EmitContext context, Layer layer, int index, Shape shape) {
    FloatTensor value = layer.weights().get(index).value();
    if (!value.shape().equals(shape)) {
      throw context.broken(
          "shape " + value.shape() + " of " + layer.weights().get(index).path(), "shape " + shape);
    }
    return value;
  }

  /** One row of the bias, which must be there. */
  FloatTensor biasRow(int row) {
    FloatTensor all = bias.orElseThrow();
    int columns = all.shape().dimension(-1);
    return new FloatTensor(
        Shape.of(columns), Arrays.copyOfRange(all.toArray(), row * columns, (row + 1) * columns));
  }

  /** Some columns of the recurrent kernel. */
  FloatTensor recurrentColumns(int from, int to) {
    float[] all = recurrentKernel.toArray();
    int rows = recurrentKernel.shape().dimension(0);
    int columns = recurrentKernel.shape().dimension(1);
    float[] some = new float[rows * (to - from)];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(all, row * columns + from, some, row * (to - from), to - from);
    }
    return new FloatTensor(Shape.of(rows, to - from), some);
  }
}
