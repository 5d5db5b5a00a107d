package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the weights of a model's layers from its HDF5 file. Stateless. */
final class WeightReader {
  private static final String VARS = "vars";

  /** Keras up to 2.14 has the second name. */
  private static final List<String> ROOTS = List.of("layers", "_layer_checkpoint_dependencies");

  /** Bidirectional layers of stacked cells nest five deep; hostile files nest in circles. */
  private static final int MAX_DEPTH = 12;

  private final WeightGroups weightGroups = new WeightGroups();
  private final DatasetDecoder decoder = new DatasetDecoder();

  /**
   * All weights by layer name, in the order of Keras.
   *
   * @throws ProblemException with the problems of all layers
   */
  Map<String, List<Weight>> read(WeightFile file, List<LayerSpec> layers) {
    String root = ROOTS.stream().filter(file::isGroup).findFirst().orElse(ROOTS.get(0));
    Set<String> present = file.members(root);
    Map<String, String> groups = weightGroups.assign(layers, present);
    ReadBudget budget = new ReadBudget(file);
    Problems problems = new Problems();
    Map<String, List<Weight>> weights = new HashMap<>();
    Set<String> unclaimed = new TreeSet<>(present);
    for (LayerSpec layer : layers) {
      String group = groups.get(layer.name());
      unclaimed.remove(group);
      try {
        weights.put(
            layer.name(),
            group == null ? List.of() : weights(file, root + "/" + group, layer, budget));
      } catch (ProblemException e) {
        e.problems().forEach(problems::add);
      }
    }
    for (String group : unclaimed) {
      refuseWeightsOfNoLayer(file, root + "/" + group, problems);
    }
    problems.throwIfAny();
    return weights;
  }

  private List<Weight> weights(WeightFile file, String group, LayerSpec layer, ReadBudget budget) {
    if (!file.isGroup(group)) {
      if (layer.hasInitializer()) {
        throw file.refuse(
            "keras-weights-missing", group, "no group", "the weights of " + layer.describe());
      }
      return List.of();
    }
    checkName(file, group, layer);
    List<Weight> weights = new ArrayList<>();
    collect(file, group, layer, budget, 0, weights);
    return weights;
  }

  /** Keras 3.6 and later note the layer's name: proof that the numbering was followed rightly. */
  private static void checkName(WeightFile file, String group, LayerSpec layer) {
    Optional<String> name = file.attribute(group + "/" + VARS, "name");
    if (name.filter(n -> !n.equals(layer.name())).isPresent()) {
      throw file.refuse(
          "keras-weights-mismatch",
          group,
          "weights of a layer named " + name.get(),
          "those of " + layer.describe());
    }
  }

  private void collect(
      WeightFile file,
      String group,
      LayerSpec layer,
      ReadBudget budget,
      int depth,
      List<Weight> weights) {
    budget.group(group);
    if (depth > MAX_DEPTH) {
      throw file.refuse(
          "keras-weights-form", group, "groups nested too deeply or in a circle", "a few levels");
    }
    for (String path : variables(file, group, layer)) {
      FloatTensor value = decoder.read(file, path, layer.describe());
      budget.values(path, value.size());
      weights.add(new Weight(path, value));
    }
    for (String part : file.members(group)) {
      if (!part.equals(VARS) && file.isGroup(group + "/" + part)) {
        collect(file, group + "/" + part, layer, budget, depth + 1, weights);
      }
    }
  }

  /** Paths of a group's own datasets, which are named 0, 1, 2 and so on. */
  private static List<String> variables(WeightFile file, String group, LayerSpec layer) {
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

  private static void refuseWeightsOfNoLayer(WeightFile file, String group, Problems problems) {
    if (!file.members(group + "/" + VARS).isEmpty()) {
      problems.add(
          new Problem(
              "keras-weights-unclaimed",
              ProblemKind.BROKEN_INPUT,
              "model.weights.h5, " + group,
              "weights that belong to no layer of config.json",
              "weights of the model's layers only",
              "save the model again with Keras, so that config.json and the weights match"));
    }
  }
}
