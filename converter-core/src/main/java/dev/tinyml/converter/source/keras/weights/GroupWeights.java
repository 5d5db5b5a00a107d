package dev.tinyml.converter.source.keras.weights;

import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.source.hdf5.DatasetDecoder;
import dev.tinyml.converter.source.hdf5.ReadBudget;
import dev.tinyml.converter.source.hdf5.WeightFile;
import dev.tinyml.converter.source.keras.config.LayerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the weights of a single layer from its group: its own are in {@code vars}, those of layers
 * that Keras makes inside it in groups beside. One per file; not thread-safe.
 */
final class GroupWeights {
  static final String VARS = "vars";

  /** Hostile files nest in circles. */
  private static final int MAX_DEPTH = 12;

  /** Inner layers in the order of {@code get_weights}, without the underscore of older files. */
  private static final List<String> ORDER =
      List.of("cell", "query_dense", "key_dense", "gate_dense", "value_dense", "output_dense");

  /** State of random number generators, which inference has no use for. */
  private static final String GENERATOR = "generator";

  private final DatasetDecoder decoder = new DatasetDecoder();
  private final WeightFile file;
  private final ReadBudget budget;

  GroupWeights(WeightFile file) {
    this.file = file;
    this.budget = new ReadBudget(file);
  }

  /** All weights in the order of Keras. */
  List<Weight> read(String group, LayerSpec layer) {
    List<Weight> weights = new ArrayList<>();
    collect(group, layer, 0, weights);
    return weights;
  }

  private void collect(String group, LayerSpec layer, int depth, List<Weight> weights) {
    budget.group(group);
    if (depth > MAX_DEPTH) {
      throw file.refuse(
          "keras-weights-form", group, "groups nested too deeply or in a circle", "a few levels");
    }
    for (String path : variables(group, layer)) {
      weights.add(
          new Weight(
              path, decoder.read(file, path, layer.describe(), layer.hasWholeNumbers(), budget)));
    }
    for (String inner : ordered(file.members(group))) {
      if (!inner.equals(VARS) && !inner.endsWith(GENERATOR) && file.isGroup(group + "/" + inner)) {
        collect(group + "/" + inner, layer, depth + 1, weights);
      }
    }
  }

  private static List<String> ordered(Set<String> names) {
    List<String> ordered = new ArrayList<>();
    Set<String> rest = new TreeSet<>(names);
    for (String known : ORDER) {
      for (String name : List.of(known, "_" + known)) {
        if (rest.remove(name)) {
          ordered.add(name);
        }
      }
    }
    ordered.addAll(rest);
    return ordered;
  }

  /** Paths of a group's own datasets, which are named 0, 1, 2 and so on. */
  private List<String> variables(String group, LayerSpec layer) {
    String vars = group + "/" + VARS;
    Set<String> names = file.members(vars);
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.contains(String.valueOf(i))) {
        throw file.refuse(
            "keras-weights-missing",
            vars,
            "datasets " + String.join(", ", names),
            "datasets 0 to " + (names.size() - 1) + " for " + layer.describe());
      }
      paths.add(vars + "/" + i);
    }
    return paths;
  }
}
