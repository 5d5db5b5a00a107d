package dev.tinyml.codegen.inspection.keras;

import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What shape the usual layers of Keras give. Source: {@code compute_output_shape} of each. */
final class ShapeRules {
  private static final Set<String> SAME =
      Set.of(
          "Activation",
          "ActivityRegularization",
          "AlphaDropout",
          "BatchNormalization",
          "Dropout",
          "ELU",
          "GaussianDropout",
          "GaussianNoise",
          "GroupNormalization",
          "Identity",
          "LayerNormalization",
          "LeakyReLU",
          "Masking",
          "Normalization",
          "PReLU",
          "ReLU",
          "Rescaling",
          "RMSNormalization",
          "Softmax",
          "SpatialDropout1D",
          "SpatialDropout2D",
          "ThresholdedReLU",
          "UnitNormalization");
  private static final Set<String> MERGES =
      Set.of("Add", "Average", "Maximum", "Minimum", "Multiply", "Subtract");

  /** A layer's output of its inputs. */
  private interface Rule {
    List<Integer> apply(LayerConfig config, List<List<Integer>> inputs);
  }

  private final WindowShapes windows = new WindowShapes();
  private final Map<String, Rule> rules = new HashMap<>();

  ShapeRules() {
    SAME.forEach(type -> rules.put(type, (config, in) -> in.get(0)));
    MERGES.forEach(type -> rules.put(type, (config, in) -> broadcast(in)));
    rules.put("Dense", (config, in) -> Shapes.withLast(in.get(0), config.integer("units")));
    rules.put("Embedding", (config, in) -> append(in.get(0), config.integer("output_dim")));
    rules.put("Flatten", (config, in) -> flatten(in.get(0)));
    rules.put("Reshape", (config, in) -> reshape(in.get(0), config.integers("target_shape")));
    rules.put("Permute", (config, in) -> permute(in.get(0), config.integers("dims")));
    rules.put(
        "RepeatVector",
        (config, in) -> List.of(in.get(0).get(0), config.integer("n"), in.get(0).get(1)));
    rules.put("Concatenate", (config, in) -> concatenate(in, config.integer("axis", -1)));
    rules.put("Attention", (config, in) -> attention(in));
    rules.put("MultiHeadAttention", (config, in) -> headAttention(config, in));
    for (String type : List.of("LSTM", "GRU", "SimpleRNN")) {
      rules.put(type, ShapeRules::recurrent);
    }
  }

  /** The shape; empty when the layer is not known. */
  Optional<List<Integer>> apply(Layer layer, List<List<Integer>> inputs) {
    if (inputs.isEmpty()) {
      return Optional.empty();
    }
    Rule rule = rules.get(layer.type());
    if (rule == null) {
      return windows.apply(layer.type(), layer.config(), inputs.get(0));
    }
    return Optional.ofNullable(rule.apply(layer.config(), inputs));
  }

  private static List<Integer> append(List<Integer> shape, int size) {
    List<Integer> result = new ArrayList<>(shape);
    result.add(size);
    return result;
  }

  private static List<Integer> flatten(List<Integer> shape) {
    return List.of(shape.get(0), Shapes.product(shape.subList(1, shape.size())));
  }

  private static List<Integer> reshape(List<Integer> shape, List<Integer> target) {
    List<Integer> result = new ArrayList<>(List.of(shape.get(0)));
    int open = target.indexOf(-1);
    int known = Shapes.product(target.stream().filter(size -> size != -1).toList());
    int all = Shapes.product(shape.subList(1, shape.size()));
    result.addAll(target);
    if (open >= 0) {
      result.set(open + 1, all == Shapes.OPEN ? Shapes.OPEN : all / Shapes.positive(known));
    }
    return result;
  }

  private static List<Integer> permute(List<Integer> shape, List<Integer> axes) {
    List<Integer> result = new ArrayList<>(List.of(shape.get(0)));
    axes.forEach(axis -> result.add(shape.get(axis)));
    return result;
  }

  private static List<Integer> broadcast(List<List<Integer>> shapes) {
    int rank = shapes.stream().mapToInt(List::size).max().orElseThrow();
    if (shapes.stream().anyMatch(shape -> shape.size() != rank)) {
      return null;
    }
    return IntStream.range(0, rank)
        .mapToObj(axis -> Collections.max(shapes.stream().map(shape -> shape.get(axis)).toList()))
        .toList();
  }

  private static List<Integer> concatenate(List<List<Integer>> shapes, int axis) {
    List<Integer> result = new ArrayList<>(shapes.get(0));
    int at = axis < 0 ? axis + result.size() : axis;
    List<Integer> sizes = shapes.stream().map(shape -> shape.get(at)).toList();
    result.set(
        at, sizes.contains(Shapes.OPEN) ? Shapes.OPEN : sizes.stream().reduce(0, Math::addExact));
    return result;
  }

  private static List<Integer> attention(List<List<Integer>> inputs) {
    return Shapes.withLast(inputs.get(0), Shapes.last(inputs.get(1)));
  }

  private static List<Integer> headAttention(LayerConfig config, List<List<Integer>> inputs) {
    return config.has("output_shape") ? null : inputs.get(0);
  }

  private static List<Integer> recurrent(LayerConfig config, List<List<Integer>> inputs) {
    List<Integer> input = inputs.get(0);
    int units = config.integer("units");
    return config.bool("return_sequences", false)
        ? List.of(input.get(0), input.get(1), units)
        : List.of(input.get(0), units);
  }
}
