package dev.tinyml.converter.source.keras.weights;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.source.hdf5.WeightFile;
import dev.tinyml.converter.source.keras.config.LayerSpec;
import dev.tinyml.converter.source.keras.config.LayerSpec.Part;
import dev.tinyml.converter.source.keras.config.ModelSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the weights of a model from the model.weights.h5 of a v3 archive, where each layer has a
 * group and each nested model a container of groups. One per file; not thread-safe.
 */
public final class ArchiveWeights {
  /** Keras up to 2.14 has the second name. */
  private static final List<String> CONTAINERS =
      List.of("layers", "_layer_checkpoint_dependencies");

  private final WeightGroups weightGroups = new WeightGroups();
  private final Problems problems = new Problems();
  private final LayerWeights weights = new LayerWeights();
  private final Map<Long, List<Weight>> shared = new HashMap<>();
  private final WeightFile file;
  private final GroupWeights groupWeights;

  /**
   * @param file the weights of the whole model
   */
  public ArchiveWeights(WeightFile file) {
    this.file = file;
    this.groupWeights = new GroupWeights(file);
  }

  /**
   * All weights.
   *
   * @throws ProblemException with the problems of all layers
   */
  public LayerWeights read(ModelSpec model) {
    container("", model.layers());
    problems.throwIfAny();
    return weights;
  }

  private void container(String parent, List<LayerSpec> layers) {
    String prefix = parent.isEmpty() ? "" : parent + "/";
    String root =
        CONTAINERS.stream()
            .map(name -> prefix + name)
            .filter(file::isGroup)
            .findFirst()
            .orElse(prefix + CONTAINERS.get(0));
    groups(root, layers, true);
  }

  private void groups(String root, List<LayerSpec> layers, boolean named) {
    Set<String> present = file.members(root);
    Map<LayerSpec, String> groups = weightGroups.assign(layers, present);
    Set<String> unclaimed = new TreeSet<>(present);
    for (LayerSpec layer : layers) {
      String group = groups.get(layer);
      if (group != null) {
        unclaimed.remove(group);
        collected(layer, root + "/" + group, named);
      }
    }
    unclaimed.forEach(group -> refuseWeightsOfNoLayer(root + "/" + group));
  }

  private void collected(LayerSpec layer, String group, boolean named) {
    try {
      layer(layer, group, named);
    } catch (ProblemException e) {
      e.problems().forEach(problems::add);
    }
  }

  private void layer(LayerSpec layer, String group, boolean named) {
    if (layer.body().isPresent()) {
      container(group, layer.body().get().layers());
      return;
    }
    if (!layer.parts().isEmpty()) {
      parts(layer, group);
      return;
    }
    if (!file.isGroup(group)) {
      missing(layer, group);
      return;
    }
    if (named) {
      checkName(group, layer);
    }
    List<Weight> found = groupWeights.read(group, layer);
    weights.put(layer, found);
    layer.sharedObject().ifPresent(id -> shared.putIfAbsent(id, found));
  }

  private void parts(LayerSpec layer, String group) {
    String role = layer.parts().get(0).role();
    if (role.equals("cells")) {
      groups(group + "/" + role, layer.parts().stream().map(Part::layer).toList(), false);
      return;
    }
    layer.parts().forEach(part -> collected(part.layer(), group + "/" + part.role(), false));
  }

  /** A layer that stands in several models of one file is stored where it comes first. */
  private void missing(LayerSpec layer, String group) {
    Optional<List<Weight>> elsewhere = layer.sharedObject().map(shared::get);
    if (elsewhere.isPresent()) {
      weights.put(layer, elsewhere.get());
    } else if (layer.hasInitializer()) {
      throw file.refuse(
          "keras-weights-missing", group, "no group", "the weights of " + layer.describe());
    }
  }

  /** Keras 3.6 and later note the layer's name: proof that the numbering was followed rightly. */
  private void checkName(String group, LayerSpec layer) {
    Optional<String> name = file.attribute(group + "/" + GroupWeights.VARS, "name");
    if (name.filter(n -> !n.equals(layer.name())).isPresent()) {
      throw file.refuse(
          "keras-weights-mismatch",
          group,
          "weights of a layer named " + name.get(),
          "those of " + layer.describe());
    }
  }

  private void refuseWeightsOfNoLayer(String group) {
    if (!file.members(group + "/" + GroupWeights.VARS).isEmpty()) {
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
