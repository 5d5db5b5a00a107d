package dev.tinyml.converter.source.keras;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows in which group of model.weights.h5 a layer's weights lie: Keras numbers the layers of a
 * container by class, in the order of the configuration, and a layer's name plays no part. Source:
 * keras.src.saving.saving_lib and keras.src.utils.naming.to_snake_case. Stateless.
 */
final class WeightGroups {
  private static final Pattern NO_WORD = Pattern.compile("\\W+");
  private static final Pattern WORD_START = Pattern.compile("(.)([A-Z][a-z]+)");
  private static final Pattern CASE_CHANGE = Pattern.compile("([a-z])([A-Z])");

  /**
   * The name of each layer's group.
   *
   * @param layers of one container, in the order of its configuration
   * @param present names of the groups that the file has for this container
   * @return by layer name; operations have none
   */
  Map<String, String> assign(List<LayerSpec> layers, Set<String> present) {
    Map<String, Integer> used = new HashMap<>();
    Map<String, String> groups = new LinkedHashMap<>();
    for (LayerSpec layer : layers) {
      if (layer.isBuiltIn()) {
        String stem = snakeCase(layer.type());
        int number = used.merge(stem, 1, Integer::sum) - 1;
        groups.put(layer.name(), number == 0 ? stem : stem + "_" + number * step(stem, present));
      }
    }
    return groups;
  }

  /** Keras up to 2.13 visits layers with weights twice, so that every other number is unused. */
  private static int step(String stem, Set<String> present) {
    return !present.contains(stem + "_1") && present.contains(stem + "_2") ? 2 : 1;
  }

  static String snakeCase(String className) {
    String name = NO_WORD.matcher(className).replaceAll("");
    name = WORD_START.matcher(name).replaceAll("$1_$2");
    return CASE_CHANGE.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
