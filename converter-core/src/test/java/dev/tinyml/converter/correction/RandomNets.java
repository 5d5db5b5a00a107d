package dev.tinyml.converter.correction;

import static dev.tinyml.converter.graph.SmallModels.KERAS_3;
import static dev.tinyml.converter.graph.SmallModels.build;
import static dev.tinyml.converter.graph.SmallModels.chain;
import static dev.tinyml.converter.graph.SmallModels.named;
import static dev.tinyml.converter.graph.SmallModels.weight;

import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Small convolutional nets whose channels have ranges from 2^-12 to 2^12, some of them dead. */
final class RandomNets {
  private static final int SIZE = 6;

  private final Random random;
  private final List<Layer> layers = new ArrayList<>();
  private int channels = 2;

  RandomNets(long seed) {
    random = new Random(seed);
  }

  FrozenGraph net() {
    layers.clear();
    channels = 2;
    int convolutions = 2 + random.nextInt(3);
    for (int i = 0; i < convolutions; i++) {
      between();
      convolution();
    }
    between();
    if (random.nextBoolean()) {
      add("GlobalAveragePooling2D", "");
    } else {
      add("MaxPooling2D", "'pool_size': [2, 2], 'strides': [2, 2], 'padding': 'valid'");
      add("Flatten", "");
      channels *= SIZE / 2 * (SIZE / 2);
    }
    dense();
    add("ReLU", "");
    dense();
    return build(
        chain(KERAS_3, "[null, " + SIZE + ", " + SIZE + ", 2]", layers.toArray(Layer[]::new)));
  }

  private void add(String type, String config, Weight... weights) {
    layers.add(named(type.toLowerCase(Locale.ROOT) + layers.size(), type, config, weights));
  }

  /** What may stand between layers, and what may not. */
  private void between() {
    if (!layers.isEmpty()) {
      switch (random.nextInt(6)) {
        case 0 -> add("ReLU", "");
        case 1 -> add("LeakyReLU", "'negative_slope': 0.25");
        case 2 -> {
          add("ZeroPadding2D", "'padding': [[1, 1], [0, 2]]");
          add("Cropping2D", "'cropping': [[1, 1], [0, 2]]");
        }
        case 3 -> add("ReLU", "'max_value': 6.0");
        case 4 -> add("Activation", "'activation': 'tanh'");
        default ->
            add("AveragePooling2D", "'pool_size': [3, 3], 'strides': [1, 1], 'padding': 'same'");
      }
    }
  }

  private void convolution() {
    String common = "'kernel_size': [3, 3], 'padding': 'same', 'use_bias': true, ";
    String activation = random.nextBoolean() ? "'activation': 'relu'" : "'activation': 'linear'";
    if (random.nextBoolean()) {
      int multiplier = 1 + random.nextInt(2);
      float[] kernel = values(9 * channels * multiplier, channels * multiplier);
      float[] bias = values(channels * multiplier, channels * multiplier);
      add(
          "DepthwiseConv2D",
          common + "'depth_multiplier': " + multiplier + ", " + activation,
          weight(Shape.of(3, 3, channels, multiplier), kernel),
          weight(Shape.of(channels * multiplier), bias));
      channels *= multiplier;
    } else {
      int filters = 2 + random.nextInt(5);
      add(
          "Conv2D",
          common + "'filters': " + filters + ", " + activation,
          weight(Shape.of(3, 3, channels, filters), values(9 * channels * filters, filters)),
          weight(Shape.of(filters), values(filters, filters)));
      channels = filters;
    }
  }

  private void dense() {
    int units = 3 + random.nextInt(4);
    add(
        "Dense",
        "'units': " + units + ", 'activation': 'linear'",
        weight(Shape.of(channels, units), values(channels * units, units)),
        weight(Shape.of(units), values(units, units)));
    channels = units;
  }

  /** Normal numbers times a factor for each of the last axis, which is 0 for some. */
  private float[] values(int count, int lastAxis) {
    double[] factors = new double[lastAxis];
    for (int i = 0; i < lastAxis; i++) {
      factors[i] = random.nextInt(6) == 0 ? 0 : Math.pow(2, random.nextInt(25) - 12.0);
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * factors[i % lastAxis]);
    }
    return values;
  }

  /** An input of normal numbers. */
  List<FloatTensor> sample() {
    float[] values = new float[SIZE * SIZE * 2];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return List.of(new FloatTensor(Shape.of(1, SIZE, SIZE, 2), values));
  }
}
