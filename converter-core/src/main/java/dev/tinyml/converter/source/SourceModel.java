package dev.tinyml.converter.source;

import java.util.List;
import java.util.Objects;

/**
 * A trained model. References are checked by whoever made it: each input of a call is an output of
 * an earlier call, and so are the model's inputs and outputs.
 *
 * @param name as the model gives it; any text, may be empty
 * @param format id of its file format: {@code keras-v3}
 * @param producer what wrote the file, with version where known: {@code keras 3.15.1}
 * @param calls in an order in which they can be computed; begins with the inputs; calls that no
 *     output needs are left out
 * @param inputs in the order of the model's arguments; at least one
 * @param outputs in the order of the model's results; at least one, a tensor may occur twice
 */
public record SourceModel(
    String name,
    String format,
    String producer,
    List<LayerCall> calls,
    List<TensorRef> inputs,
    List<TensorRef> outputs) {

  /** Copies the lists. */
  public SourceModel {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(producer, "producer");
    calls = List.copyOf(calls);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    if (inputs.isEmpty() || outputs.isEmpty()) {
      throw new IllegalArgumentException(inputs.size() + " inputs, " + outputs.size() + " outputs");
    }
  }
}
