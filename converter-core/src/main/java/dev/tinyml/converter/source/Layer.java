package dev.tinyml.converter.source;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A layer of a model. It may be applied several times; see {@link LayerCall}.
 *
 * @param name unique in its model; any text
 * @param type class name in Keras ({@code Dense}); functions of keras.ops are {@code
 *     keras.ops.Multiply}
 * @param config its configuration; what is left out there has the default of Keras
 * @param weights its own, in the order of Keras' {@code get_weights}; those of sub-layers that
 *     Keras makes itself (the cell of an LSTM, the projections of an attention) count as own
 * @param parts layers that stand in its configuration: what a TimeDistributed applies, the forward
 *     and the backward layer of a Bidirectional, the cells of an RNN
 * @param body what it computes when it is a model
 */
public record Layer(
    String name,
    String type,
    LayerConfig config,
    List<Weight> weights,
    List<Layer> parts,
    Optional<LayerGraph> body) {

  /** Copies the lists. */
  public Layer {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(config, "config");
    weights = List.copyOf(weights);
    parts = List.copyOf(parts);
    Objects.requireNonNull(body, "body");
  }

  /** A layer without layers inside. */
  public Layer(String name, String type, LayerConfig config, List<Weight> weights) {
    this(name, type, config, weights, List.of(), Optional.empty());
  }

  /** Its own weights, then those of its parts or of the layers of its body. */
  public Stream<Weight> allWeights() {
    return Stream.of(
            weights.stream(),
            parts.stream().flatMap(Layer::allWeights),
            body.stream().flatMap(LayerGraph::weights))
        .flatMap(stream -> stream);
  }

  /** Name and type in the words of a message. */
  public String describe() {
    return "layer " + name + " (" + type + ")";
  }
}
