package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.codegen.inspection.description.LayerDescription;
import dev.tinyml.codegen.inspection.description.LayeredDescription;
import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import java.util.List;

/** Renders models of layers as JSON. Stateless. */
final class LayeredJson {

  void put(Json.ObjectBuilder json, LayeredDescription model) {
    json.put("name", model.name())
        .put("parameters", model.parameters())
        .put("inputs", JsonRenderer.ports(model.inputs()))
        .put("outputs", JsonRenderer.ports(model.outputs()))
        .put("convertible", model.obstacles().isEmpty())
        .put("problems", JsonRenderer.problems(model.obstacles()))
        .put("layers", layers(model.layers()));
  }

  private static JsonValue layers(List<LayerDescription> layers) {
    return Json.array(layers, LayeredJson::layer);
  }

  private static JsonValue layer(LayerDescription layer) {
    Json.ObjectBuilder options = Json.object();
    layer.options().forEach(options::put);
    return Json.object()
        .put("name", layer.name())
        .put("type", layer.type())
        .put("application", layer.application())
        .put("repeated", layer.repeated())
        .put("inputs", Json.array(layer.inputs(), Json::of))
        .putIfPresent("outputShape", layer.outputShape(), JsonRenderer::integers)
        .put("parameters", layer.parameters())
        .put(
            "weights",
            Json.array(
                layer.weights(),
                weight ->
                    Json.object()
                        .put("path", weight.path())
                        .put("shape", JsonRenderer.integers(weight.shape()))
                        .build()))
        .put("options", options.build())
        .putIfPresent("problem", layer.refusal(), JsonRenderer::problem)
        .put("layers", layers(layer.inside()))
        .build();
  }
}
