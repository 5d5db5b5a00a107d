package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes options of layers in few words, the telling ones first; what goes without saying is left
 * out. Stateless.
 */
final class LayerOptionText {
  private static final List<String> FIRST =
      List.of(
          "units",
          "filters",
          "kernel_size",
          "pool_size",
          "strides",
          "padding",
          "dilation_rate",
          "activation");

  private static final Map<String, String> LABELS =
      Map.of(
          "kernel_size", "kernel",
          "pool_size", "window",
          "strides", "stride",
          "dilation_rate", "dilation");

  /** Defaults of Keras; the empty set stands for whatever value. */
  private static final Map<String, Set<String>> USUAL =
      Map.ofEntries(
          Map.entry("activation", Set.of("linear")),
          Map.entry("recurrent_activation", Set.of("sigmoid")),
          Map.entry("strides", Set.of("1", "1x1")),
          Map.entry("padding", Set.of("valid")),
          Map.entry("use_bias", Set.of("true")),
          Map.entry("center", Set.of("true")),
          Map.entry("scale", Set.of("true")),
          Map.entry("axis", Set.of("-1")),
          Map.entry("data_format", Set.of("channels_last")),
          Map.entry("dilation_rate", Set.of("1", "1x1")),
          Map.entry("groups", Set.of("1")),
          Map.entry("depth_multiplier", Set.of("1")),
          Map.entry("negative_slope", Set.of("0")),
          Map.entry("threshold", Set.of("0")),
          Map.entry("merge_mode", Set.of("concat")),
          Map.entry("reset_after", Set.of("true")),
          Map.entry("unit_forget_bias", Set.of("true")),
          Map.entry("epsilon", Set.of()),
          Map.entry("renorm_momentum", Set.of()),
          Map.entry("rate", Set.of()),
          Map.entry("stddev", Set.of()),
          Map.entry("dropout", Set.of()),
          Map.entry("recurrent_dropout", Set.of()),
          Map.entry("noise_shape", Set.of()),
          Map.entry("implementation", Set.of()),
          Map.entry("unroll", Set.of()));

  String of(Map<String, JsonValue> options) {
    Set<String> keys = new LinkedHashSet<>(FIRST);
    keys.addAll(options.keySet());
    keys.retainAll(options.keySet());
    return keys.stream()
        .filter(key -> !isUsual(key, text(options.get(key))))
        .map(key -> option(key, text(options.get(key))))
        .collect(Collectors.joining(", "));
  }

  private static boolean isUsual(String key, String text) {
    Set<String> usual = USUAL.get(key);
    return text.equals("false") || usual != null && (usual.isEmpty() || usual.contains(text));
  }

  private static String option(String key, String text) {
    if (key.equals("activation")) {
      return text;
    }
    String label = LABELS.getOrDefault(key, key);
    return text.equals("true") ? label : label + " " + text;
  }

  /** A value; lists of numbers with crosses between them, as shapes are. */
  private static String text(JsonValue value) {
    if (value instanceof JsonArray array) {
      boolean nested = array.elements().stream().anyMatch(e -> e instanceof JsonArray);
      return array.elements().stream()
          .map(LayerOptionText::text)
          .collect(Collectors.joining(nested ? " " : "x"));
    }
    if (value instanceof JsonString string) {
      return string.value();
    }
    if (value instanceof JsonNumber number) {
      return number.literal().replaceFirst("\\.0$", "");
    }
    return value instanceof JsonBoolean bool ? String.valueOf(bool.value()) : value.typeName();
  }
}
