package dev.tinyml.codegen.cpp.engine;

import java.util.List;

/**
 * The constants of a layer.
 *
 * @param comment lines that tell which layer it is
 * @param arrays those that no layer before has
 * @param function whose structure describes the layer
 * @param symbol of the structure
 * @param members of the structure
 */
public record EngineLayer(
    List<String> comment,
    List<EngineArray> arrays,
    String function,
    String symbol,
    List<EngineMember> members) {

  /** Copies the lists. */
  public EngineLayer {
    comment = List.copyOf(comment);
    arrays = List.copyOf(arrays);
    members = List.copyOf(members);
  }
}
