package dev.tinyml.converter.savedmodel;

import com.google.protobuf.ByteString;
import dev.tinyml.converter.graph.GraphPort;
import java.util.List;

/**
 * What a signature computes, as a graph without variables for one sample: the batch is 1. It holds
 * only operations that are known to be harmless, but no native code has seen it yet. Immutable.
 *
 * @param description the signature
 * @param graphDef wire form of a GraphDef
 * @param inputs in the description's order
 * @param outputs names of the output nodes, in the description's order
 */
public record FrozenSignature(
    SavedModelDescription description,
    ByteString graphDef,
    List<GraphPort> inputs,
    List<String> outputs) {

  /** Copies the lists. */
  public FrozenSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
