package dev.tinyml.converter.graph.emit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/**
 * Names of a graph's operations, which begin with the names of their layers. Applications of one
 * layer share a scope: tensorflow-java looks at every operation of the graph to make one, and fails
 * when an operation has the scope's own name, so that such names are avoided here. Not thread-safe.
 */
final class NameScopes {
  private final Map<String, NameScope> byPath = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * A scope.
   *
   * @param ops writes into it
   * @param prefix of all names in it, ends with a slash; empty for the whole graph
   */
  record NameScope(Ops ops, String prefix) {}

  /**
   * The scope of a layer.
   *
   * @param parent the scope of what the layer stands in
   * @param path the names of the layer and of what it stands in; tells layers apart
   * @param name what the names should begin with; letters, digits and underscores
   */
  NameScope inside(NameScope parent, String path, String name) {
    return byPath.computeIfAbsent(path, ignored -> create(parent, name));
  }

  /** Whether a layer has a scope already; a new one takes a look at all operations. */
  boolean has(String path) {
    return byPath.containsKey(path);
  }

  private NameScope create(NameScope parent, String name) {
    Graph graph = (Graph) parent.ops().scope().env();
    String free = name;
    for (int i = 1; isTaken(graph, parent.prefix() + free); i++) {
      free = name + "_" + i;
    }
    taken.add(parent.prefix() + free);
    return new NameScope(parent.ops().withSubScope(free), parent.prefix() + free + "/");
  }

  private boolean isTaken(Graph graph, String fullName) {
    return taken.contains(fullName) || graph.operation(fullName) != null;
  }
}
