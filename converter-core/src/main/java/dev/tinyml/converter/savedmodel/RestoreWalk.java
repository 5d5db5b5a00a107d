package dev.tinyml.converter.savedmodel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * Tells which key of the checkpoint each variable gets, from what the file's own restore operation
 * would do: assignments of RestoreV2's results, in the graph (TensorFlow 1) or in a function
 * (TensorFlow 2). Nothing is run. Not thread-safe.
 */
final class RestoreWalk {
  private static final Set<String> CALLS = Set.of("PartitionedCall", "StatefulPartitionedCall");
  private static final Set<String> ASSIGNMENTS = Set.of("AssignVariableOp", "Assign");
  static final Set<String> VARIABLES = Set.of("VarHandleOp", "VariableV2");

  private final Library library;
  private final SavedModelLimits limits;
  private final Map<String, String> keys = new TreeMap<>();
  private int visited;

  RestoreWalk(Library library, SavedModelLimits limits) {
    this.library = library;
    this.limits = limits;
  }

  /** Keys of the checkpoint by name of the variable's node. */
  Map<String, String> keys(Body graph, MetaGraphDef file) {
    String operation = TensorName.of(file.getSaverDef().getRestoreOpName()).node();
    graph.find(operation).ifPresent(node -> walk(graph, node, List.of(), 0));
    return keys;
  }

  private void walk(Body body, NodeDef start, List<Optional<String>> arguments, int depth) {
    Deque<NodeDef> open = new ArrayDeque<>(List.of(start));
    Set<String> seen = new HashSet<>(Set.of(start.getName()));
    while (!open.isEmpty()) {
      NodeDef node = open.pop();
      visit(body, node, arguments, depth);
      for (String input : node.getInputList()) {
        String name = TensorName.of(input).node();
        body.find(name).filter(n -> seen.add(name)).ifPresent(open::push);
      }
    }
  }

  private void visit(Body body, NodeDef node, List<Optional<String>> arguments, int depth) {
    visited++;
    if (visited > limits.operations() || depth > limits.calls()) {
      throw body.damaged("calls that are too deep or too many");
    }
    if (ASSIGNMENTS.contains(node.getOp())) {
      Optional<String> variable = variable(body, body.input(node, 0), arguments);
      Optional<String> key = key(body, body.input(node, 1));
      if (variable.isPresent() && key.isPresent()) {
        keys.put(variable.orElseThrow(), key.orElseThrow());
      }
    }
    if (CALLS.contains(node.getOp())) {
      FunctionDef function = library.function(node, "f");
      Body callee = library.body(function);
      visited += callee.argumentTypes().size();
      List<Optional<String>> passed = new ArrayList<>();
      for (int i = 0; i < callee.argumentTypes().size(); i++) {
        passed.add(variable(body, body.input(node, i), arguments));
      }
      // All of a function's assignments happen, whether its results depend on them or not.
      for (NodeDef inner : callee.nodes()) {
        visit(callee, inner, passed, depth + 1);
      }
    }
  }

  private static Optional<String> variable(
      Body body, TensorName tensor, List<Optional<String>> arguments) {
    TensorName origin = body.origin(tensor);
    OptionalInt argument = body.argument(origin);
    if (argument.isPresent()) {
      return arguments.get(argument.getAsInt());
    }
    return body.find(origin.node())
        .filter(n -> !body.isFunction() && VARIABLES.contains(n.getOp()))
        .map(NodeDef::getName);
  }

  private static Optional<String> key(Body body, TensorName tensor) {
    TensorName origin = body.origin(tensor);
    return body.find(origin.node())
        .filter(n -> n.getOp().equals("RestoreV2"))
        .flatMap(n -> body.find(body.origin(body.input(n, 1)).node()))
        .filter(n -> n.getOp().equals("Const") && n.getAttrMap().containsKey("value"))
        .map(n -> n.getAttrMap().get("value").getTensor())
        .flatMap(names -> text(names, origin.index()));
  }

  private static Optional<String> text(TensorProto names, int index) {
    return index >= 0 && index < names.getStringValCount()
        ? Optional.of(names.getStringVal(index).toStringUtf8())
        : Optional.empty();
  }
}
