package dev.tinyml.converter.source;

import java.util.List;
import java.util.Objects;

/**
 * A layer of a model. It may be applied several times; see {@link LayerCall}.
 *
 * @param name unique in the model; any text
 * @param type class name in Keras ({@code Dense}); functions of keras.ops are {@code
 *     keras.ops.Multiply}
 * @param config its configuration; what is left out there has the default of Keras
 * @param weights in the order of Keras; those of the layer itself first, then those of its parts
 */
public record Layer(String name, String type, LayerConfig config, List<Weight> weights) {

  /** Copies the list. */
  public Layer {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(config, "config");
    weights = List.copyOf(weights);
  }

  /** Name and type in the words of a message. */
  public String describe() {
    return "layer " + name + " (" + type + ")";
  }
}
