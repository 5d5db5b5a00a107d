package dev.tinyml.converter.savedmodel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;

/**
 * Copies what is needed of one graph or function, with variables as constants. Starting from
 * results, it follows data only: all operations that it lets through just compute, so an order
 * without data changes nothing. Not thread-safe; one per graph or function and its variables.
 */
final class BodyFreezer {
  private final FreezeContext context;
  private final Body body;
  private final List<Optional<String>> arguments;
  private final Map<String, String> placeholders;
  private final CallFreezer calls;
  private final Deque<NodeDef> open = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, List<NodeDef>> written = new HashMap<>();
  private long cost;

  /**
   * @param arguments the variable behind each argument, empty for tensors
   * @param placeholders new names of nodes that are fed
   * @param functions writes the functions that are called
   */
  BodyFreezer(
      FreezeContext context,
      Body body,
      List<Optional<String>> arguments,
      Map<String, String> placeholders,
      FunctionFreezer functions) {
    this.context = context;
    this.body = body;
    this.arguments = List.copyOf(arguments);
    this.placeholders = Map.copyOf(placeholders);
    this.calls = new CallFreezer(context, body, this, functions);
  }

  /** Takes account of operations. */
  void spend(long operations) {
    cost += operations;
    if (cost > context.limits().operations()) {
      throw body.damaged("more than " + context.limits().operations() + " operations");
    }
  }

  /** Operations so far, each call counted with what it calls. */
  long cost() {
    return cost;
  }

  /**
   * Keeps a tensor and all that it is computed from.
   *
   * @return its name in the copy
   */
  String keep(TensorName tensor) {
    if (body.argument(tensor).isPresent()) {
      return tensor.node();
    }
    String fed = placeholders.get(tensor.node());
    if (fed != null) {
      return fed;
    }
    NodeDef node = body.producer(tensor);
    if (seen.add(node.getName())) {
      open.add(node);
    }
    return switch (node.getOp()) {
      case "ReadVariableOp", "VariableV2", "ResourceGather" ->
          body.output(node.getName(), "output");
      case "While", "StatelessWhile" -> calls.loopOutput(node, tensor);
      case "Erfc" -> ErfcRewrite.applies(node) ? body.output(node.getName(), "z") : same(tensor);
      default -> same(tensor);
    };
  }

  private static String same(TensorName tensor) {
    return tensor.port().isEmpty() ? tensor.node() : tensor.node() + ":" + tensor.port();
  }

  /** Writes all nodes that were kept, in the order of the file. */
  List<NodeDef> write() {
    while (!open.isEmpty()) {
      NodeDef node = open.remove();
      spend(1);
      written.put(node.getName(), freeze(node));
    }
    List<NodeDef> nodes = new ArrayList<>();
    for (NodeDef node : body.nodes()) {
      nodes.addAll(written.getOrDefault(node.getName(), List.of()));
    }
    return nodes;
  }

  /** The variable that a tensor is the handle of; empty when it is none. */
  Optional<String> variable(TensorName tensor) {
    TensorName origin = tensor;
    Set<String> passed = new HashSet<>();
    while (passed.size() < Body.LONGEST_CHAIN && passed.add(origin.node())) {
      OptionalInt argument = body.argument(origin);
      if (argument.isPresent()) {
        return arguments.get(argument.getAsInt());
      }
      NodeDef node = body.producer(origin);
      switch (node.getOp()) {
        case "VarHandleOp" -> {
          return body.isFunction() ? Optional.empty() : Optional.of(node.getName());
        }
        case "Identity" -> origin = body.input(node, 0);
        case "While", "StatelessWhile" -> {
          int index = origin.index();
          if (index < 0 || index >= node.getInputCount()) {
            throw body.damaged("no output " + origin.port() + " of node " + node.getName());
          }
          origin = body.input(node, index);
        }
        default -> {
          return Optional.empty();
        }
      }
    }
    throw body.damaged("a circle or an endless chain of Identity nodes");
  }

  private List<NodeDef> freeze(NodeDef node) {
    return switch (node.getOp()) {
      case "ReadVariableOp" -> read(node);
      case "VariableV2" -> List.of(constant(node.getName(), node));
      case "ResourceGather" -> gather(node);
      case "PartitionedCall", "StatefulPartitionedCall" -> calls.call(node);
      case "While", "StatelessWhile" -> calls.loop(node);
      case "If", "StatelessIf" -> calls.branch(node);
      default -> compute(node);
    };
  }

  private List<NodeDef> read(NodeDef node) {
    return declaration(node).map(v -> List.of(constant(node.getName(), v))).orElse(List.of());
  }

  /** A lookup in a variable, which is how embeddings are written. */
  private List<NodeDef> gather(NodeDef node) {
    Optional<NodeDef> variable = declaration(node);
    if (variable.isEmpty()) {
      return List.of();
    }
    String params = node.getName() + "/params";
    String axis = node.getName() + "/axis";
    NodeDef.Builder gather =
        NodeDef.newBuilder()
            .setName(node.getName())
            .setOp("GatherV2")
            .addInput(body.output(params, "output"))
            .addInput(keep(body.input(node, 1)))
            .addInput(body.output(axis, "output"))
            .putAttr("Taxis", NodeWriter.type(DataType.DT_INT32));
    copy(node, gather, "dtype", "Tparams");
    copy(node, gather, "Tindices", "Tindices");
    copy(node, gather, "batch_dims", "batch_dims");
    return List.of(
        constant(params, variable.orElseThrow()),
        NodeWriter.constant(axis, NodeWriter.scalar(0)),
        gather.build());
  }

  private static void copy(NodeDef from, NodeDef.Builder to, String attribute, String name) {
    if (from.getAttrMap().containsKey(attribute)) {
      to.putAttr(name, from.getAttrMap().get(attribute));
    }
  }

  private Optional<NodeDef> declaration(NodeDef reader) {
    Optional<NodeDef> variable =
        variable(body.input(reader, 0)).flatMap(name -> context.graph().find(name));
    if (variable.isEmpty()) {
      context.refuse(body, reader, "operation " + reader.getOp() + " on no known variable");
    }
    return variable;
  }

  private NodeDef constant(String name, NodeDef variable) {
    VariableValue value = context.variables().value(variable);
    context.constants().take(variable, value.bytes().size());
    return NodeWriter.constant(name, value.toTensor());
  }

  private List<NodeDef> compute(NodeDef node) {
    if (!context.operations().contains(node.getOp())) {
      context.refuse(body, node, "operation " + node.getOp());
      return List.of();
    }
    if (node.getOp().equals("Const")) {
      context.constants().take(node);
    }
    if (ErfcRewrite.applies(node)) {
      return ErfcRewrite.rewrite(body, node, this::keep);
    }
    List<NodeDef> nodes = new ArrayList<>();
    NodeDef.Builder copy = NodeWriter.bare(node);
    for (int i = 0; i < node.getInputCount(); i++) {
      TensorName input = TensorName.of(node.getInput(i));
      if (input.control()) {
        continue;
      }
      if (variable(input).isPresent()) {
        context.refuse(body, node, "operation " + node.getOp() + " on a variable itself");
        return List.of();
      }
      Optional<NodeDef> shape = ListElementShape.ofOne(body, node, i);
      shape.ifPresent(nodes::add);
      copy.addInput(
          shape.map(s -> body.output(s.getName(), "output")).orElseGet(() -> keep(input)));
    }
    nodes.add(copy.build());
    return nodes;
  }
}
