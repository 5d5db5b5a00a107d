package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.source.ClassIdentity;
import dev.tinyml.converter.source.keras.config.LayerSpec.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads a layer object with what stands inside it. Stateless. */
final class LayerReader {
  private final InnerLayers innerLayers = new InnerLayers();
  private final BackwardLayers backwardLayers = new BackwardLayers();
  private final InputShapes inputShapes = new InputShapes();
  private final BiFunction<JsonCursor, String, ModelSpec> models;

  /**
   * @param models reads a nested model by its object and its path
   */
  LayerReader(BiFunction<JsonCursor, String, ModelSpec> models) {
    this.models = models;
  }

  /**
   * Reads a layer of a model.
   *
   * @param json the layer object; of a supported class
   * @param parent path of what it stands in
   */
  LayerSpec read(JsonCursor json, String parent) {
    JsonCursor config = json.get("config");
    // Keras 2 keeps the name of a nested model beside its configuration, too.
    String name = config.find("name").orElseGet(() -> json.get("name")).asString();
    return read(json, name, parent);
  }

  private LayerSpec read(JsonCursor json, String name, String parent) {
    ClassIdentity identity = ClassIdentity.read(json);
    String path = LayerPaths.join(parent, name);
    LayerSpec layer = LayerSpec.of(name, path, identity, json.get("config"), json);
    if (LayerSpec.isModel(identity)) {
      return layer.with(List.of(), Optional.of(models.apply(json, path)));
    }
    return layer.isInput()
        ? inputShapes.normalize(layer)
        : layer.with(parts(layer), Optional.empty());
  }

  private List<Part> parts(LayerSpec layer) {
    List<Part> parts = new ArrayList<>();
    for (InnerLayers.Inner inner : innerLayers.of(layer.identity(), layer.configJson())) {
      String name =
          inner
              .json()
              .get("config")
              .findNonNull("name")
              .map(JsonCursor::asString)
              .orElse(inner.role());
      parts.add(new Part(inner.role(), read(inner.json(), name, layer.path())));
    }
    return layer.isBuiltIn() && layer.type().equals("Bidirectional")
        ? backwardLayers.complete(parts)
        : parts;
  }
}
