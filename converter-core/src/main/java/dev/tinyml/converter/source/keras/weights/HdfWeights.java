package dev.tinyml.converter.source.keras.weights;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.source.hdf5.DatasetDecoder;
import dev.tinyml.converter.source.hdf5.ReadBudget;
import dev.tinyml.converter.source.hdf5.WeightFile;
import dev.tinyml.converter.source.keras.config.LayerSpec;
import dev.tinyml.converter.source.keras.config.ModelSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the weights of a model from the group {@code model_weights} of an HDF5 file, where each
 * layer of the outermost model has a group with a list of names. Source:
 * keras.src.legacy.saving.legacy_h5_format. One per file; not thread-safe.
 */
public final class HdfWeights {
  private static final String ROOT = "model_weights";
  private static final String LAYER_NAMES = "layer_names";
  private static final String WEIGHT_NAMES = "weight_names";

  private final DatasetDecoder decoder = new DatasetDecoder();
  private final Problems problems = new Problems();
  private final LayerWeights weights = new LayerWeights();
  private final WeightFile file;
  private final ReadBudget budget;

  /**
   * @param file the whole model
   */
  public HdfWeights(WeightFile file) {
    this.file = file;
    this.budget = new ReadBudget(file);
  }

  /**
   * All weights.
   *
   * @throws ProblemException with the problems of all layers
   */
  public LayerWeights read(ModelSpec model) {
    List<String> names =
        file.attributes(ROOT, LAYER_NAMES)
            .orElseThrow(
                () ->
                    file.refuse(
                        "keras-weights-missing",
                        ROOT,
                        "no attribute " + LAYER_NAMES,
                        "the names of the layers"));
    Set<String> unclaimed = new LinkedHashSet<>(names);
    for (LayerSpec layer : model.layers()) {
      boolean listed = unclaimed.remove(layer.name());
      try {
        layer(layer, listed);
      } catch (ProblemException e) {
        e.problems().forEach(problems::add);
      }
    }
    unclaimed.forEach(this::refuseWeightsOfNoLayer);
    problems.throwIfAny();
    return weights;
  }

  private void layer(LayerSpec layer, boolean listed) {
    List<String> names = listed ? weightNames(layer.name()) : List.of();
    WeightOwners owners = new WeightOwners(layer);
    if (names.isEmpty()) {
      if (owners.expectWeights()) {
        throw file.refuse(
            "keras-weights-missing",
            ROOT + "/" + layer.name(),
            listed ? "no weights" : "no such name among " + LAYER_NAMES,
            "the weights of " + layer.describe());
      }
      return;
    }
    List<LayerSpec> byWeight =
        owners
            .assign(names)
            .orElseThrow(
                () ->
                    file.refuse(
                        "keras-weights-mismatch",
                        ROOT + "/" + layer.name(),
                        "weights " + String.join(", ", names),
                        "names that tell to which layer of " + layer.describe() + " they belong"));
    for (int i = 0; i < names.size(); i++) {
      LayerSpec owner = byWeight.get(i);
      String path = ROOT + "/" + layer.name() + "/" + names.get(i);
      weights.add(
          owner,
          new Weight(
              path, decoder.read(file, path, owner.describe(), owner.hasWholeNumbers(), budget)));
    }
  }

  private List<String> weightNames(String layer) {
    String group = ROOT + "/" + layer;
    budget.group(group);
    Optional<List<String>> names = file.attributes(group, WEIGHT_NAMES);
    return names.orElseThrow(
        () ->
            file.refuse(
                "keras-weights-missing",
                group,
                "no attribute " + WEIGHT_NAMES,
                "the names of the layer's weights"));
  }

  private void refuseWeightsOfNoLayer(String name) {
    if (!file.attributes(ROOT + "/" + name, WEIGHT_NAMES).orElse(List.of()).isEmpty()) {
      problems.add(
          "keras-weights-unclaimed",
          ProblemKind.BROKEN_INPUT,
          ROOT + "/" + name,
          "weights that belong to no layer of model_config",
          "weights of the model's layers only",
          "save the model again with Keras, so that its configuration and the weights match");
    }
  }
}
