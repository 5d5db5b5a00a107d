package dev.tinyml.converter.savedmodel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.NameAttrList;
import org.tensorflow.proto.NodeDef;

/**
 * Finds every operation that running a signature could start, through data, order and calls, and
 * refuses those with effects. What only orders is left out of the converted graph, but an
 * assignment before a read would change the result, and a file written is an attack that a user
 * should hear of. Not thread-safe; one per graph.
 */
final class EffectCheck {
  /** Reading of variables, structure, and checks that only stop a run. */
  private static final Set<String> HARMLESS =
      Set.of(
          "Assert",
          "If",
          "NoOp",
          "PartitionedCall",
          "Placeholder",
          "PlaceholderWithDefault",
          "ReadVariableOp",
          "ResourceGather",
          "StatefulPartitionedCall",
          "StatelessIf",
          "StatelessWhile",
          "VarHandleOp",
          "VarIsInitializedOp",
          "VariableShape",
          "VariableV2",
          "While");

  private final FreezeContext context;
  private final Deque<Body> open = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();

  EffectCheck(FreezeContext context) {
    this.context = context;
  }

  /**
   * Checks what a signature's outputs depend on.
   *
   * @param outputs tensors of the graph
   * @throws dev.tinyml.converter.problem.ProblemException when there is anything with an effect, or
   *     a call of a function that is not there
   */
  void check(List<TensorName> outputs) {
    Body graph = context.graph();
    Deque<NodeDef> nodes = new ArrayDeque<>();
    Set<String> reached = new HashSet<>();
    outputs.stream().map(graph::producer).filter(n -> reached.add(n.getName())).forEach(nodes::add);
    while (!nodes.isEmpty()) {
      NodeDef node = nodes.remove();
      check(graph, node);
      for (String input : node.getInputList()) {
        String name = TensorName.of(input).node();
        graph.find(name).filter(n -> reached.add(name)).ifPresent(nodes::add);
      }
    }
    while (!open.isEmpty()) {
      Body function = open.remove();
      for (NodeDef node : function.nodes()) {
        check(function, node);
      }
    }
    context.problems().throwIfAny();
  }

  private void check(Body body, NodeDef node) {
    if (!HARMLESS.contains(node.getOp()) && !context.operations().contains(node.getOp())) {
      context.refuse(body, node, "operation " + node.getOp());
    }
    for (AttrValue value : node.getAttrMap().values()) {
      if (value.hasFunc()) {
        reach(node, value.getFunc());
      }
      value.getList().getFuncList().forEach(function -> reach(node, function));
    }
  }

  private void reach(NodeDef node, NameAttrList function) {
    if (seen.add(function.getName())) {
      open.add(context.library().body(context.library().function(node, function)));
    }
  }
}
