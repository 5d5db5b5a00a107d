package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.source.ClassIdentity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads config.json: which layers there are, whether they are supported, what connects them. */
final class ModelConfigReader {
  private static final int MAX_LAYERS = 10_000;

  private final DtypePolicies dtypePolicies = new DtypePolicies();
  private final SequentialReader sequentialReader = new SequentialReader();
  private final FunctionalReader functionalReader = new FunctionalReader();

  /**
   * @param model the root of config.json
   * @param supportedTypes layer types that can be converted
   * @throws ProblemException with everything that was found in the first step that found anything
   */
  ModelSpec read(JsonCursor model, Set<String> supportedTypes) {
    ClassIdentity identity = ClassIdentity.read(model);
    if (!LayerSpec.isModel(identity)) {
      throw new ProblemException(notSupported(model, identity));
    }
    JsonCursor config = model.get("config");
    List<LayerSpec> layers = layers(config.get("layers"), supportedTypes);
    String name = config.findNonNull("name").map(JsonCursor::asString).orElse("");
    return identity.name().equals("Sequential")
        ? sequentialReader.read(model, name, layers)
        : functionalReader.read(model, name, layers);
  }

  private List<LayerSpec> layers(JsonCursor json, Set<String> supportedTypes) {
    Problems problems = new Problems();
    LayerSupport support = new LayerSupport(supportedTypes);
    List<LayerSpec> layers = new ArrayList<>();
    List<JsonCursor> elements = json.elements();
    if (elements.size() > MAX_LAYERS) {
      throw new ProblemException(
          json.problem(elements.size() + " layers", "at most " + MAX_LAYERS + " layers"));
    }
    Set<String> names = new LinkedHashSet<>();
    for (JsonCursor element : elements) {
      try {
        Optional<Problem> refusal = support.refusal(element);
        if (refusal.isPresent()) {
          problems.add(refusal.get());
          continue;
        }
        LayerSpec layer = LayerSpec.read(element);
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
