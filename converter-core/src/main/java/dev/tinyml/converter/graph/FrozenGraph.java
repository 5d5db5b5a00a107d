package dev.tinyml.converter.graph;

import java.util.List;

/**
 * A TensorFlow graph without variables. Its inputs and outputs have a batch of 1. Immutable: the
 * bytes are copied in and out.
 */
public final class FrozenGraph {
  private final byte[] graphDef;
  private final List<GraphPort> inputs;
  private final List<GraphPort> outputs;

  /**
   * @param graphDef wire form of a GraphDef; copied
   * @param inputs in the model's order
   * @param outputs in the model's order
   */
  public FrozenGraph(byte[] graphDef, List<GraphPort> inputs, List<GraphPort> outputs) {
    this.graphDef = graphDef.clone();
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
  }

  /** Wire form of the GraphDef, in an array that the caller may change. */
  public byte[] graphDef() {
    return graphDef.clone();
  }

  /** The inputs in the model's order. */
  public List<GraphPort> inputs() {
    return inputs;
  }

  /** The outputs in the model's order. */
  public List<GraphPort> outputs() {
    return outputs;
  }
}
