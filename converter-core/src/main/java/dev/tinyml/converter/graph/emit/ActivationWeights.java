package dev.tinyml.converter.graph.emit;

import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.Weight;
import java.util.List;

/**
 * The weights of a layer, apart from those of an activation in its configuration that is a layer
 * with weights. Keras has one, PReLU, whose only weight comes last.
 *
 * @param layer with its own weights only
 * @param activation the weights of its activation
 */
record ActivationWeights(Layer layer, List<Weight> activation) {
  private static final String KEY = "activation";

  ActivationWeights {
    activation = List.copyOf(activation);
  }

  /** Splits the weights of a layer as the file has it. */
  static ActivationWeights of(Layer layer) {
    LayerConfig config = layer.config();
    int own = layer.weights().size() - 1;
    if (own < 0 || !config.isObject(KEY) || !config.nested(KEY).type().equals("PReLU")) {
      return new ActivationWeights(layer, List.of());
    }
    return new ActivationWeights(
        new Layer(
            layer.name(),
            layer.type(),
            config,
            layer.weights().subList(0, own),
            layer.parts(),
            layer.body()),
        layer.weights().subList(own, own + 1));
  }
}
