package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.source.ClassIdentity;
import dev.tinyml.converter.source.UnsupportedLayers;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through all layers of a model, those of nested models and wrappers too, and collects what
 * can't be converted. Not thread-safe, one per model.
 */
final class SupportCheck {
  private static final int MAX_LAYERS = 10_000;

  /** Far more than anybody nests; the reader recurses as deep. */
  private static final int MAX_DEPTH = 30;

  private final InnerLayers innerLayers = new InnerLayers();
  private final Problems problems = new Problems();
  private final Problems refusals = new Problems();
  private final LayerSupport support;
  private int layers;

  SupportCheck(Set<String> supportedTypes) {
    this.support = new LayerSupport(supportedTypes);
  }

  /**
   * Checks a model.
   *
   * @param model the serialized model object
   * @param unsupported told of layers that are not supported
   * @throws ProblemException with the problems of all layers when any is malformed
   */
  void check(JsonCursor model, UnsupportedLayers unsupported) {
    layers(model.get("config"), "", 0);
    if (!problems.isEmpty()) {
      refusals.list().forEach(problems::add);
      problems.throwIfAny();
    }
    if (!refusals.isEmpty()) {
      unsupported.found(refusals.list());
    }
  }

  private void layers(JsonCursor config, String path, int depth) {
    JsonCursor list = config.get("layers");
    for (JsonCursor layer : list.elements()) {
      if (++layers > MAX_LAYERS || depth > MAX_DEPTH) {
        throw new ProblemException(
            list.problem(
                layers > MAX_LAYERS ? "more layers" : "models nested more deeply",
                "at most " + MAX_LAYERS + " layers, nested at most " + MAX_DEPTH + " deep"));
      }
      layer(layer, path, false, depth);
    }
  }

  private void layer(JsonCursor layer, String parent, boolean cell, int depth) {
    try {
      String path = LayerPaths.join(parent, name(layer));
      Optional<Problem> refusal = support.refusal(layer, path, cell);
      if (refusal.isPresent()) {
        refusals.add(refusal.get());
        return;
      }
      ClassIdentity identity = ClassIdentity.read(layer);
      if (LayerSpec.isModel(identity)) {
        layers(layer.get("config"), path, depth + 1);
        return;
      }
      for (InnerLayers.Inner inner : innerLayers.of(identity, layer.get("config"))) {
        layer(inner.json(), path, inner.isCell(), depth + 1);
      }
    } catch (ProblemException e) {
      e.problems().forEach(problems::add);
    }
  }

  private static String name(JsonCursor layer) {
    return layer
        .find("config")
        .filter(c -> c.value() instanceof JsonObject)
        .flatMap(c -> c.find("name"))
        .or(() -> layer.find("name"))
        .filter(n -> n.value() instanceof JsonString)
        .map(JsonCursor::asString)
        .orElse("without a name");
  }
}
