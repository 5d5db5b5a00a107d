package dev.tinyml.converter.source;

import java.util.List;
import java.util.Objects;

/**
 * A trained model.
 *
 * @param name as the model gives it; any text, may be empty
 * @param format id of its file format: {@code keras-v3}
 * @param producer what wrote the file, with version where known: {@code keras 3.15.1}
 * @param graph its layers and their connections
 */
public record SourceModel(String name, String format, String producer, LayerGraph graph) {

  /** Checks for nulls. */
  public SourceModel {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(producer, "producer");
    Objects.requireNonNull(graph, "graph");
  }

  /** As {@link LayerGraph#calls}. */
  public List<LayerCall> calls() {
    return graph.calls();
  }

  /** As {@link LayerGraph#inputs}. */
  public List<TensorRef> inputs() {
    return graph.inputs();
  }

  /** As {@link LayerGraph#outputs}. */
  public List<TensorRef> outputs() {
    return graph.outputs();
  }
}
