package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.source.TensorRef;
import dev.tinyml.converter.source.keras.config.ModelSpec.CallSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders the calls of a model so that each comes after those it needs. The model's inputs come
 * first, and what no output needs is left out. Stateless.
 */
final class CallOrder {

  /**
   * @param model with references that all exist
   * @throws ProblemException when calls need each other in a circle, or an output needs an input
   *     that is not among the model's
   */
  List<CallSpec> order(ModelSpec model) {
    Map<Key, CallSpec> calls = new HashMap<>();
    model.calls().forEach(c -> calls.put(new Key(c.layer().name(), c.node()), c));
    Set<Key> done = new LinkedHashSet<>();
    model.inputs().forEach(ref -> done.add(Key.of(ref)));
    Problems problems = new Problems();
    for (TensorRef output : model.outputs()) {
      visit(Key.of(output), calls, done, problems);
    }
    problems.throwIfAny();
    return done.stream().map(calls::get).toList();
  }

  /** Depth first with an explicit stack: a chain of calls may be longer than Java's stack. */
  private static void visit(Key start, Map<Key, CallSpec> calls, Set<Key> done, Problems problems) {
    Deque<Key> open = new ArrayDeque<>();
    // Entered and not yet done: the calls on the path from the output to the one at hand.
    Set<Key> entered = new LinkedHashSet<>();
    open.push(start);
    while (!open.isEmpty()) {
      Key key = open.peek();
      if (done.contains(key)) {
        open.pop();
      } else if (entered.add(key)) {
        CallSpec call = calls.get(key);
        checkListed(call, problems);
        pushInputs(call, entered, done, open);
      } else {
        done.add(open.pop());
      }
    }
  }

  private static void pushInputs(CallSpec call, Set<Key> entered, Set<Key> done, Deque<Key> open) {
    List<TensorRef> inputs = new ArrayList<>(call.inputs());
    for (int i = inputs.size() - 1; i >= 0; i--) {
      Key input = Key.of(inputs.get(i));
      if (entered.contains(input) && !done.contains(input)) {
        throw new ProblemException(cycle(call, input));
      }
      open.push(input);
    }
  }

  private static void checkListed(CallSpec call, Problems problems) {
    if (call.layer().isInput()) {
      problems.add(
          "keras-input-not-listed",
          ProblemKind.BROKEN_INPUT,
          call.layer().describe(),
          "an input that outputs need and that is not in input_layers",
          "every such input in input_layers",
          "build the model with all of its inputs and save it again");
    }
  }

  private static Problem cycle(CallSpec call, Key input) {
    return new Problem(
        "keras-graph-cycle",
        ProblemKind.BROKEN_INPUT,
        call.layer().describe(),
        "an input that depends on the layer's own output, through layer " + input.layer(),
        "layers that depend on earlier ones only",
        "save the model again with Keras; if config.json was edited by hand, mend inbound_nodes");
  }

  private record Key(String layer, int node) {
    static Key of(TensorRef ref) {
      return new Key(ref.layer(), ref.node());
    }
  }
}
