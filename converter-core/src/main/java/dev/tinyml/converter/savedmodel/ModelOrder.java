package dev.tinyml.converter.savedmodel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tensorflow.proto.FunctionDef;
import org.tensorflow.proto.NodeDef;

/**
 * Finds the order in which the model's own function takes its inputs and gives its outputs. A
 * signature is called with names, so the function that exporters wrap around the model sorts them;
 * but it calls the model with positions. Immutable.
 */
final class ModelOrder {
  private static final Set<String> CALLS = Set.of("PartitionedCall", "StatefulPartitionedCall");
  private static final Set<String> PASSING = Set.of("Identity", "NoOp", "Const");

  /** The graph calls the wrapper, the wrapper the model; what the model calls is its own matter. */
  private static final int WRAPPINGS = 2;

  private final Library library;

  ModelOrder(Library library) {
    this.library = library;
  }

  /** The same signature in the model's order, or as it is when the file doesn't tell. */
  SavedModelDescription apply(Body graph, SavedModelDescription signature) {
    Level level =
        new Level(
            graph,
            signature.inputs().stream().map(t -> TensorName.of(t.tensor())).toList(),
            signature.outputs().stream().map(t -> TensorName.of(t.tensor())).toList());
    SavedModelDescription ordered = signature;
    for (int depth = 0; depth < WRAPPINGS; depth++) {
      Optional<Call> found = call(level);
      if (found.isEmpty()) {
        break;
      }
      Call call = found.orElseThrow();
      ordered =
          new SavedModelDescription(
              signature.tags(),
              signature.signature(),
              signature.signatures(),
              sorted(signature.inputs(), call.positions()),
              sorted(signature.outputs(), call.results()),
              signature.producer());
      level = inside(level, call);
    }
    return ordered;
  }

  /** Inputs and outputs as the tensors of a graph or function, in the signature's first order. */
  private record Level(Body body, List<TensorName> inputs, List<TensorName> outputs) {}

  /** A node that takes all inputs and gives all outputs, with their numbers at it. */
  private record Call(NodeDef node, List<Integer> positions, List<Integer> results) {}

  private static Optional<Call> call(Level level) {
    Body body = level.body();
    List<TensorName> origins = level.outputs().stream().map(body::origin).toList();
    Optional<NodeDef> node =
        body.find(origins.get(0).node()).filter(n -> CALLS.contains(n.getOp()));
    if (node.isEmpty() || origins.stream().anyMatch(o -> !isOutputOf(o, node.orElseThrow()))) {
      return Optional.empty();
    }
    NodeDef call = node.orElseThrow();
    if (body.isFunction() && !onlyCalls(body, call)) {
      return Optional.empty();
    }
    List<String> passed = call.getInputList().stream().map(i -> origin(body, i)).toList();
    List<Integer> positions =
        level.inputs().stream().map(i -> passed.indexOf(body.origin(i).node())).toList();
    boolean all = !positions.contains(-1) && Set.copyOf(positions).size() == positions.size();
    return all
        ? Optional.of(new Call(call, positions, origins.stream().map(TensorName::index).toList()))
        : Optional.empty();
  }

  private static boolean isOutputOf(TensorName tensor, NodeDef node) {
    return tensor.node().equals(node.getName()) && tensor.index() >= 0;
  }

  private static String origin(Body body, String input) {
    TensorName tensor = TensorName.of(input);
    return tensor.control() ? "^" : body.origin(tensor).node();
  }

  /** Whether a function does nothing but call another: the model itself may call one to add. */
  private static boolean onlyCalls(Body body, NodeDef call) {
    for (NodeDef node : body.nodes()) {
      if (node != call && !PASSING.contains(node.getOp())) {
        return false;
      }
    }
    return true;
  }

  private Level inside(Level level, Call call) {
    FunctionDef function = library.function(call.node(), "f");
    Body body = library.body(function);
    if (call.positions().stream().anyMatch(p -> p >= body.argumentTypes().size())
        || call.results().stream().anyMatch(r -> r >= outputs(function))) {
      throw level.body().damaged("a call that doesn't fit function " + body.description());
    }
    return new Level(
        body,
        call.positions().stream()
            .map(p -> TensorName.of(function.getSignature().getInputArg(p).getName()))
            .toList(),
        call.results().stream().map(r -> returned(body, function, r)).toList());
  }

  private static int outputs(FunctionDef function) {
    return function.getSignature().getOutputArgCount();
  }

  private static TensorName returned(Body body, FunctionDef function, int result) {
    String name = function.getSignature().getOutputArg(result).getName();
    String tensor = function.getRetMap().get(name);
    if (tensor == null) {
      throw body.damaged("no result named " + name);
    }
    return TensorName.of(tensor);
  }

  private static List<SignatureTensor> sorted(List<SignatureTensor> tensors, List<Integer> keys) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, tensors.size()).boxed().toList());
    order.sort(Comparator.comparing(keys::get));
    return order.stream().map(tensors::get).toList();
  }
}
