package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.LayerGraph;
import dev.tinyml.converter.source.keras.config.LayerSpec;
import dev.tinyml.converter.source.keras.config.ModelSpec;
import dev.tinyml.converter.source.keras.weights.LayerWeights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts configuration and weights together. Immutable. */
final class ModelAssembler {
  private final LayerWeights weights;

  ModelAssembler(LayerWeights weights) {
    this.weights = weights;
  }

  LayerGraph graph(ModelSpec model) {
    Map<String, Layer> layers = new HashMap<>();
    List<LayerCall> calls =
        model.calls().stream()
            .map(
                call ->
                    new LayerCall(
                        layers.computeIfAbsent(call.layer().name(), name -> layer(call.layer())),
                        call.node(),
                        call.arguments()))
            .toList();
    return new LayerGraph(calls, model.inputs(), model.outputs());
  }

  private Layer layer(LayerSpec spec) {
    return new Layer(
        spec.name(),
        spec.type(),
        spec.config(),
        weights.of(spec),
        spec.parts().stream().map(part -> layer(part.layer())).toList(),
        spec.body().map(this::graph));
  }
}
