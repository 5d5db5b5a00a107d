package dev.tinyml.converter.savedmodel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.OpDef;

/** The nodes of a graph or of a function, by name. Immutable. */
final class Body {
  /** Nodes that only pass on, one behind the other; exporters write two or three. */
  static final int LONGEST_CHAIN = 100;

  /** Each variable of a model can be an input of a node that calls a function. */
  private static final int MOST_INPUTS = 10_000;

  private final SavedModelSubject subject;
  private final String description;
  private final boolean function;
  private final Map<String, NodeDef> nodes = new LinkedHashMap<>();
  private final Map<String, Integer> arguments = new LinkedHashMap<>();
  private final List<DataType> argumentTypes = new ArrayList<>();

  private Body(SavedModelSubject subject, String description, boolean function) {
    this.subject = subject;
    this.description = description;
    this.function = function;
  }

  static Body of(SavedModelSubject subject, GraphDef graph) {
    Body body = new Body(subject, "the graph", false);
    graph.getNodeList().forEach(body::add);
    return body;
  }

  static Body of(SavedModelSubject subject, FunctionDef definition) {
    Body body = new Body(subject, "function " + definition.getSignature().getName(), true);
    if (definition.getSignature().getInputArgCount() > MOST_INPUTS) {
      throw body.damaged("more than " + MOST_INPUTS + " arguments");
    }
    for (OpDef.ArgDef argument : definition.getSignature().getInputArgList()) {
      if (!ElementSizes.isKnown(argument.getType())
          || body.arguments.put(argument.getName(), body.arguments.size()) != null) {
        throw body.damaged("argument " + argument.getName() + " without a type, or twice");
      }
      body.argumentTypes.add(argument.getType());
    }
    definition.getNodeDefList().forEach(body::add);
    return body;
  }

  private void add(NodeDef node) {
    if (node.getInputCount() > MOST_INPUTS) {
      throw damaged("more than " + MOST_INPUTS + " inputs of node " + node.getName());
    }
    if (nodes.put(node.getName(), node) != null || arguments.containsKey(node.getName())) {
      throw damaged("two nodes named " + node.getName());
    }
  }

  /** Which one it is, in the words of a message. */
  String description() {
    return description;
  }

  /** Whether tensors are named as in functions. */
  boolean isFunction() {
    return function;
  }

  /** The nodes in the order of the file. */
  Iterable<NodeDef> nodes() {
    return nodes.values();
  }

  /** Index of an argument; empty when the name is none. */
  OptionalInt argument(TensorName tensor) {
    Integer index = tensor.port().isEmpty() ? arguments.get(tensor.node()) : null;
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** Types of the arguments by index, in a list that the caller may not change. */
  List<DataType> argumentTypes() {
    return Collections.unmodifiableList(argumentTypes);
  }

  /** What it costs to look at it once. */
  int size() {
    return nodes.size() + argumentTypes.size();
  }

  Optional<NodeDef> find(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  /**
   * The node that makes a tensor.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when there is none
   */
  NodeDef producer(TensorName tensor) {
    return find(tensor.node()).orElseThrow(() -> damaged("no node named " + tensor.node()));
  }

  /** An input of a node by position; controls come last. */
  TensorName input(NodeDef node, int index) {
    TensorName input =
        index < node.getInputCount() ? TensorName.of(node.getInput(index)) : TensorName.of("^");
    if (input.control()) {
      throw damaged("node " + node.getName() + " without its input " + index);
    }
    return input;
  }

  /** Where a tensor comes from when nodes are skipped that only pass it on. */
  TensorName origin(TensorName tensor) {
    TensorName origin = tensor;
    Set<String> seen = new HashSet<>();
    while (seen.size() < LONGEST_CHAIN && seen.add(origin.node())) {
      Optional<NodeDef> node =
          find(origin.node()).filter(n -> n.getOp().equals("Identity") && n.getInputCount() > 0);
      if (node.isEmpty()) {
        return origin;
      }
      origin = input(node.orElseThrow(), 0);
    }
    throw damaged("a circle or an endless chain of Identity nodes");
  }

  /** How the only output of a new node is named. */
  String output(String node, String name) {
    return function ? node + ":" + name + ":0" : node;
  }

  /** A refusal of this graph or function. */
  RuntimeException damaged(String found) {
    return subject.damaged(
        "saved-model-graph", GraphFileReader.FILE + ", " + description, found, "a sound graph");
  }
}
