package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.source.Layer;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The layer types of operations: their class in Keras behind a prefix. Stateless. */
final class OperationTypes {
  private static final String PREFIX = "keras.ops.";

  private OperationTypes() {}

  /** The types of operations of these names. */
  static Set<String> of(Collection<String> names) {
    Set<String> types = new TreeSet<>();
    names.forEach(name -> types.add(PREFIX + name));
    return types;
  }

  /** The name behind the prefix. */
  static String name(Layer layer) {
    return layer.type().substring(PREFIX.length());
  }
}
