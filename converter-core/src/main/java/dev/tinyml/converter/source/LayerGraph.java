package dev.tinyml.converter.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Applications of layers and what connects them: a whole model, or one that stands inside another
 * as a layer. References are checked by whoever made it: each input of a call is an output of an
 * earlier call, and so are the inputs and outputs of the whole.
 *
 * @param calls in an order in which they can be computed; begins with the inputs; calls that no
 *     output needs are left out
 * @param inputs in the order of the model's arguments; at least one
 * @param outputs in the order of the model's results; at least one, a tensor may occur twice
 */
public record LayerGraph(List<LayerCall> calls, List<TensorRef> inputs, List<TensorRef> outputs) {

  /** Copies the lists. */
  public LayerGraph {
    calls = List.copyOf(calls);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    if (inputs.isEmpty() || outputs.isEmpty()) {
      throw new IllegalArgumentException(inputs.size() + " inputs, " + outputs.size() + " outputs");
    }
  }

  /** The layers, each once, in the order of their first application. */
  public List<Layer> layers() {
    Map<String, Layer> byName = new LinkedHashMap<>();
    calls.forEach(call -> byName.putIfAbsent(call.layer().name(), call.layer()));
    return List.copyOf(byName.values());
  }

  /** The weights of all layers and of what stands inside them, each once. */
  public Stream<Weight> weights() {
    return layers().stream().flatMap(Layer::allWeights);
  }
}
