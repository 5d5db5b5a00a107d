package dev.tinyml.converter.source.keras.weights;

import dev.tinyml.converter.source.keras.config.LayerSpec;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
   * @return by the layer's object; functions have none
   */
  Map<LayerSpec, String> assign(List<LayerSpec> layers, Set<String> present) {
    Map<String, Integer> next = new HashMap<>();
    Map<LayerSpec, String> groups = new IdentityHashMap<>();
    for (LayerSpec layer : layers) {
      if (layer.isLayer()) {
        String stem = snakeCase(layer.type());
        int number = next.getOrDefault(stem, 0);
        // Keras up to 2.13 visits layers with weights twice, so that every other number is unused.
        boolean unused =
            !present.contains(group(stem, number)) && present.contains(group(stem, number + 1));
        number += unused ? 1 : 0;
        groups.put(layer, group(stem, number));
        next.put(stem, number + 1);
      }
    }
    return groups;
  }

  private static String group(String stem, int number) {
    return number == 0 ? stem : stem + "_" + number;
  }

  static String snakeCase(String className) {
    String name = NO_WORD.matcher(className).replaceAll("");
    name = WORD_START.matcher(name).replaceAll("$1_$2");
    return CASE_CHANGE.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
