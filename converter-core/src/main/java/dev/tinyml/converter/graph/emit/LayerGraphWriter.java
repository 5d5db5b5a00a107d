package dev.tinyml.converter.graph.emit;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.LayerGraph;
import dev.tinyml.converter.source.TensorRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Writes the layers of a model, or of a model inside a model, in their order. Stateless. */
public final class LayerGraphWriter {
  /** The type of layers that stand for a model's inputs. */
  public static final String INPUT_LAYER = "InputLayer";

  /**
   * @param context of the whole model
   * @param graph its layers
   * @param inputs one per input of the graph, in its order
   * @return one per output of the graph, in its order
   */
  public List<Operand<TFloat32>> write(
      EmitContext context, LayerGraph graph, List<Operand<TFloat32>> inputs) {
    if (inputs.size() != graph.inputs().size()) {
      throw context.broken(inputs.size() + " inputs", graph.inputs().size() + " inputs");
    }
    Map<TensorRef, Operand<TFloat32>> tensors = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      tensors.put(graph.inputs().get(i), inputs.get(i));
    }
    Map<String, Set<String>> readers = readers(graph);
    for (LayerCall call : graph.calls()) {
      if (call.layer().type().equals(INPUT_LAYER)) {
        continue;
      }
      List<Operand<TFloat32>> outputs =
          context
              .inside(call.layer())
              .emit(
                  call.layer(),
                  call.arguments(),
                  ref -> require(tensors, ref),
                  readers.getOrDefault(call.layer().name(), Set.of()));
      for (int i = 0; i < outputs.size(); i++) {
        tensors.put(call.output(i), outputs.get(i));
      }
    }
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    graph.outputs().forEach(ref -> outputs.add(require(tensors, ref)));
    return outputs;
  }

  /** Types of the layers that read what a layer of this name gives. */
  private static Map<String, Set<String>> readers(LayerGraph graph) {
    Map<String, Set<String>> readers = new HashMap<>();
    for (LayerCall call : graph.calls()) {
      for (TensorRef input : call.inputs()) {
        readers.computeIfAbsent(input.layer(), name -> new TreeSet<>()).add(call.layer().type());
      }
    }
    return readers;
  }

  private static Operand<TFloat32> require(
      Map<TensorRef, Operand<TFloat32>> tensors, TensorRef ref) {
    Operand<TFloat32> tensor = tensors.get(ref);
    if (tensor == null) {
      throw new ProblemException(
          new Problem(
              "graph-dangling",
              ProblemKind.BROKEN_INPUT,
              "layer " + ref.layer(),
              "no output " + ref.tensor() + " of its application " + ref.node(),
              "an output that another layer or the model refers to",
              "save the model again with Keras"));
    }
    return tensor;
  }
}
