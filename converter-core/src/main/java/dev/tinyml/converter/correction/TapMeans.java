package dev.tinyml.converter.correction;

import dev.tinyml.converter.tensor.Shape;

/**
 * The mean, over samples and positions of the output, of the value that each weight of a layer
 * meets. What a layer gives on average before its activation function follows from these alone,
 * because it is linear. Not thread-safe.
 */
final class TapMeans {
  private final WeightLayer layer;
  private final int columns;
  private final int window;
  private final double[] sums;
  private long positions;

  TapMeans(WeightLayer layer) {
    this.layer = layer;
    Shape weights = layer.weights().spec().shape();
    columns = weights.dimension(-1);
    window = layer.isFullyConnected() ? 1 : weights.dimension(1) * weights.dimension(2);
    sums = new double[window * layer.inputChannels()];
  }

  /**
   * Adds a sample.
   *
   * @param values of the layer's input, as many as its shape in the file has
   */
  void add(float[] values) {
    if (layer.isFullyConnected()) {
      for (int i = 0; i < values.length; i++) {
        sums[i % sums.length] += values[i];
      }
      positions += values.length / sums.length;
      return;
    }
    Shape input = layer.input().spec().shape();
    Shape output = layer.output().spec().shape();
    Shape weights = layer.weights().spec().shape();
    Axis down = axis("h", input.dimension(1), output.dimension(1), weights.dimension(1));
    Axis across = axis("w", input.dimension(2), output.dimension(2), weights.dimension(2));
    int size = values.length / input.dimension(0);
    for (int n = 0; n < input.dimension(0); n++) {
      for (int tap = 0; tap < window; tap++) {
        add(values, n * size, tap, down, across);
      }
    }
    positions += (long) input.dimension(0) * output.dimension(1) * output.dimension(2);
  }

  /** Adds what one element of the window sees. Beyond the border it sees zero. */
  private void add(float[] values, int start, int tap, Axis down, Axis across) {
    int depth = layer.inputChannels();
    for (int oy = 0; oy < down.output(); oy++) {
      int y = down.position(oy, tap / across.window());
      for (int ox = 0; ox < across.output() && y >= 0; ox++) {
        int x = across.position(ox, tap % across.window());
        if (x >= 0) {
          add(values, start + (y * across.input() + x) * depth, tap * depth, depth);
        }
      }
    }
  }

  private void add(float[] values, int from, int to, int depth) {
    double[] ofTap = sums;
    for (int channel = 0; channel < depth; channel++) {
      ofTap[to + channel] += values[from + channel];
    }
  }

  /**
   * One direction of a convolution.
   *
   * @param first where the window begins for the first output, before the border if negative
   */
  private record Axis(int input, int output, int window, int stride, int dilation, int first) {

    /** Where an element of the window lies; -1 beyond the border. */
    int position(int out, int element) {
      int position = first + out * stride + element * dilation;
      return position < input ? position : -1;
    }
  }

  private Axis axis(String name, int input, int output, int window) {
    int stride = option("stride_" + name);
    int dilation = option("dilation_" + name + "_factor");
    boolean same = layer.operator().options().text("padding").orElse("VALID").equals("SAME");
    int covered = (output - 1) * stride + (window - 1) * dilation + 1;
    return new Axis(
        input, output, window, stride, dilation, same ? -(Math.max(0, covered - input) / 2) : 0);
  }

  private int option(String name) {
    return Math.toIntExact(layer.operator().options().whole(name).orElse(1L));
  }

  /** Adds what was seen of other samples. */
  void add(TapMeans other) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
    positions += other.positions;
  }

  /** Whether any sample was added. */
  boolean isEmpty() {
    return positions == 0;
  }

  /**
   * The mean of the value that a weight meets.
   *
   * @param position of the weight, row-major
   */
  double mean(int position) {
    int element = position / columns % window;
    return sums[element * layer.inputChannels() + layer.inputChannel(position)] / positions;
  }
}
