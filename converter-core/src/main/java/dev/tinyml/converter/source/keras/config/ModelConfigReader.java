package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.source.ClassIdentity;
import dev.tinyml.converter.source.UnsupportedLayers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a model's configuration: which layers there are, whether they are supported, what connects
 * them. Stateless and thread-safe.
 */
public final class ModelConfigReader {
  private final LayerReader layerReader = new LayerReader(this::model);
  private final DtypePolicies dtypePolicies = new DtypePolicies();
  private final SequentialReader sequentialReader = new SequentialReader();
  private final FunctionalReader functionalReader = new FunctionalReader();
  private final CallOrder callOrder = new CallOrder();

  /**
   * Reads the outermost model, all of whose layers must be supported.
   *
   * @param model the serialized model object
   * @param supportedTypes layer types that can be converted
   * @throws ProblemException with everything that was found in the first step that found anything
   */
  public ModelSpec read(JsonCursor model, Set<String> supportedTypes) {
    return read(model, supportedTypes, UnsupportedLayers.refused());
  }

  /**
   * Reads the outermost model.
   *
   * @param model the serialized model object
   * @param supportedTypes layer types that can be converted
   * @param unsupported what becomes of other layers
   * @throws ProblemException with everything that was found in the first step that found anything
   */
  public ModelSpec read(
      JsonCursor model, Set<String> supportedTypes, UnsupportedLayers unsupported) {
    ClassIdentity identity = ClassIdentity.read(model);
    if (!LayerSpec.isModel(identity)) {
      throw new ProblemException(notSupported(model, identity));
    }
    new SupportCheck(supportedTypes).check(model, unsupported);
    ModelSpec spec = model(model, "");
    ApplicationBudget.check(spec, model.location());
    return spec;
  }

  /**
   * Reads a model whose layers are supported.
   *
   * @param path of the model as a layer; empty for the outermost
   */
  private ModelSpec model(JsonCursor model, String path) {
    JsonCursor config = model.get("config");
    List<LayerSpec> layers = layers(config.get("layers"), path);
    String name = config.findNonNull("name").map(JsonCursor::asString).orElse("");
    ModelSpec spec =
        ClassIdentity.read(model).name().equals("Sequential")
            ? sequentialReader.read(model, path, name, layers)
            : functionalReader.read(model, name, layers);
    return spec.withCalls(callOrder.order(spec));
  }

  private List<LayerSpec> layers(JsonCursor json, String path) {
    Problems problems = new Problems();
    List<LayerSpec> layers = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>();
    for (JsonCursor element : json.elements()) {
      try {
        LayerSpec layer = layerReader.read(element, path);
        layers.add(layer);
        dtypePolicies.check(layer, problems);
        if (!names.add(layer.name())) {
          problems.add(duplicate(layer));
        }
      } catch (ProblemException e) {
        e.problems().forEach(problems::add);
      }
    }
    problems.throwIfAny();
    return layers;
  }

  private static Problem duplicate(LayerSpec layer) {
    return new Problem(
        "keras-layer-duplicate",
        ProblemKind.BROKEN_INPUT,
        layer.describe(),
        "two layers of this name",
        "a name of its own for each layer",
        "give the layers names of their own in Python and save the model again");
  }

  private static Problem notSupported(JsonCursor model, ClassIdentity identity) {
    return new Problem(
        "keras-model-class-unsupported",
        ProblemKind.UNSUPPORTED,
        model.location(),
        "a model of class "
            + identity.name()
            + identity.module().map(m -> " of module " + m).orElse(" of no module"),
        "a Sequential or Functional model of Keras",
        "build the model with keras.Sequential or keras.Model(inputs, outputs) and save it again");
  }
}
