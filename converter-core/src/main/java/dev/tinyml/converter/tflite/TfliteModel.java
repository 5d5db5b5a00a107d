package dev.tinyml.converter.tflite;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a model file holds: a main graph, and for models with control flow the graphs that its
 * operators call. All indices in it are valid, and no graph calls itself.
 *
 * @param subgraphs at least one; the first is the main graph
 * @param signatures named ways into the graphs; often none
 */
public record TfliteModel(List<TfliteSubgraph> subgraphs, List<TfliteSignature> signatures) {

  /** Copies the lists. */
  public TfliteModel {
    subgraphs = List.copyOf(subgraphs);
    signatures = List.copyOf(signatures);
    if (subgraphs.isEmpty()) {
      throw new IllegalArgumentException("no subgraph");
    }
  }

  /** A model without signatures. */
  public TfliteModel(List<TfliteSubgraph> subgraphs) {
    this(subgraphs, List.of());
  }

  /** The graph that runs when the model is invoked. */
  public TfliteSubgraph main() {
    return subgraphs.get(0);
  }

  /** The main graph's tensors by index. */
  public List<TfliteTensor> tensors() {
    return main().tensors();
  }

  /** The main graph's operators in execution order. */
  public List<TfliteOperator> operators() {
    return main().operators();
  }

  /** Indices of the model's input tensors in the main graph, in the model's order. */
  public List<Integer> inputs() {
    return main().inputs();
  }

  /** Indices of the model's output tensors in the main graph, in the model's order. */
  public List<Integer> outputs() {
    return main().outputs();
  }

  /** The input tensors in the model's order. */
  public List<TfliteTensor> inputTensors() {
    return main().inputTensors();
  }

  /** The output tensors in the model's order. */
  public List<TfliteTensor> outputTensors() {
    return main().outputTensors();
  }

  /** Indices of the graphs that run when the model does: the main graph and all that it calls. */
  public SortedSet<Integer> reachableSubgraphs() {
    SortedSet<Integer> reached = new TreeSet<>(List.of(0));
    Deque<Integer> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (TfliteOperator operator : subgraphs.get(open.pop()).operators()) {
        for (int called : operator.subgraphs()) {
          if (reached.add(called)) {
            open.push(called);
          }
        }
      }
    }
    return reached;
  }

  /** Whether the model keeps a state between invocations, in tensors or in resources. */
  public boolean isStateful() {
    return subgraphs.stream()
        .flatMap(graph -> graph.tensors().stream())
        .anyMatch(TfliteTensor::variable);
  }
}
