package dev.tinyml.codegen.inspection.keras;

import dev.tinyml.converter.source.LayerConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Shapes of layers that move windows over one or two axes, or pad, crop and repeat along them.
 * Channels come last; where they come first, a shape stays unknown. Stateless.
 */
final class WindowShapes {

  Optional<List<Integer>> apply(String type, LayerConfig config, List<Integer> input) {
    if (config.string("data_format", "channels_last").equals("channels_first")
        || input.size() < 3) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (type) {
          case "Conv1D", "Conv2D", "SeparableConv1D", "SeparableConv2D" ->
              windows(config, input, "kernel_size", config.integer("filters"));
          case "DepthwiseConv1D", "DepthwiseConv2D" ->
              windows(
                  config,
                  input,
                  "kernel_size",
                  Shapes.times(Shapes.last(input), config.integer("depth_multiplier", 1)));
          case "MaxPooling1D", "MaxPooling2D", "AveragePooling1D", "AveragePooling2D" ->
              windows(config, input, "pool_size", Shapes.last(input));
          case "Conv1DTranspose", "Conv2DTranspose" -> transposed(config, input);
          case "GlobalAveragePooling1D",
              "GlobalAveragePooling2D",
              "GlobalMaxPooling1D",
              "GlobalMaxPooling2D" ->
              global(config, input);
          case "UpSampling1D", "UpSampling2D" -> upSampled(config, input);
          case "ZeroPadding1D", "ZeroPadding2D" -> margins(config, "padding", input, 1);
          case "Cropping1D", "Cropping2D" -> margins(config, "cropping", input, -1);
          default -> null;
        });
  }

  private static List<Integer> windows(
      LayerConfig config, List<Integer> input, String windowKey, int channels) {
    int axes = input.size() - 2;
    List<Integer> window = perAxis(config, windowKey, axes, 1);
    boolean pooling = windowKey.equals("pool_size");
    List<Integer> strides =
        pooling && !config.has("strides") ? window : perAxis(config, "strides", axes, 1);
    List<Integer> dilation = perAxis(config, "dilation_rate", axes, 1);
    boolean same = !config.string("padding", "valid").equals("valid");
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      sizes.add(
          Shapes.windows(
              input.get(axis + 1), window.get(axis), strides.get(axis), dilation.get(axis), same));
    }
    return Shapes.around(input, sizes, channels);
  }

  private static List<Integer> transposed(LayerConfig config, List<Integer> input) {
    int axes = input.size() - 2;
    List<Integer> window = perAxis(config, "kernel_size", axes, 1);
    List<Integer> strides = perAxis(config, "strides", axes, 1);
    if (config.has("output_padding")
        || perAxis(config, "dilation_rate", axes, 1).stream().anyMatch(d -> d != 1)) {
      return null;
    }
    boolean same = config.string("padding", "valid").equals("same");
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      int stretched = Shapes.times(input.get(axis + 1), Shapes.positive(strides.get(axis)));
      int more = same ? 0 : Math.max(window.get(axis) - strides.get(axis), 0);
      sizes.add(Shapes.plus(stretched, more));
    }
    return Shapes.around(input, sizes, config.integer("filters"));
  }

  private static List<Integer> global(LayerConfig config, List<Integer> input) {
    return config.bool("keepdims", false)
        ? Shapes.around(
            input,
            input.subList(1, input.size() - 1).stream().map(s -> 1).toList(),
            Shapes.last(input))
        : List.of(input.get(0), Shapes.last(input));
  }

  private static List<Integer> upSampled(LayerConfig config, List<Integer> input) {
    List<Integer> factors = perAxis(config, "size", input.size() - 2, 2);
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < factors.size(); axis++) {
      sizes.add(Shapes.times(input.get(axis + 1), factors.get(axis)));
    }
    return Shapes.around(input, sizes, Shapes.last(input));
  }

  private static List<Integer> margins(
      LayerConfig config, String key, List<Integer> input, int sign) {
    int axes = input.size() - 2;
    List<Integer> sizes = new ArrayList<>();
    if (axes == 1) {
      List<Integer> margin = perAxis(config, key, 2, 1);
      sizes.add(Shapes.plus(input.get(1), sign * Math.addExact(margin.get(0), margin.get(1))));
    } else {
      List<List<Integer>> margins = config.integerLists(key);
      for (int axis = 0; axis < axes; axis++) {
        List<Integer> margin = margins.get(axis);
        int both = Math.addExact(margin.get(0), margin.get(margin.size() - 1));
        sizes.add(Shapes.plus(input.get(axis + 1), sign * both));
      }
    }
    return Shapes.around(input, sizes, Shapes.last(input));
  }

  /** A list, or one number that counts for all axes. */
  private static List<Integer> perAxis(LayerConfig config, String key, int axes, int absent) {
    if (config.isList(key)) {
      List<Integer> values = config.integers(key);
      if (values.size() < axes) {
        throw new ArithmeticException(key);
      }
      return values;
    }
    int value = config.integer(key, absent);
    return Collections.nCopies(axes, value);
  }
}
