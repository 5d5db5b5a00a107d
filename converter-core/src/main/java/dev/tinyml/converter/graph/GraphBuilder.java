package dev.tinyml.converter.graph;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.KerasGeneration;
import dev.tinyml.converter.graph.emit.LayerEmitters;
import dev.tinyml.converter.graph.emit.LayerGraphWriter;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/**
 * Writes a source model as a TensorFlow graph for one sample: the batch is 1. A microcontroller
 * runs one sample, and an open batch would leave shape arithmetic in the converted model.
 * Immutable.
 */
public final class GraphBuilder {
  private final LayerEmitters emitters;

  /**
   * @param emitters the layers that can be written
   */
  public GraphBuilder(LayerEmitters emitters) {
    this.emitters = emitters;
  }

  /**
   * Builds the graph.
   *
   * @param model with layers of known types only
   * @throws ProblemException when a layer's configuration, weights and inputs don't fit together
   */
  public FrozenGraph build(SourceModel model) {
    return build(model, new InputPlaceholders(model, true))
        .orRebuild(() -> build(model, new InputPlaceholders(model, false)));
  }

  private Built build(SourceModel model, InputPlaceholders placeholders) {
    try (Graph graph = new Graph()) {
      Ops ops = Ops.create(graph);
      EmitContext context = EmitContext.of(ops, emitters, KerasGeneration.of(model.producer()));
      List<Operand<TFloat32>> tensors = placeholders.write(ops, context);
      List<Operand<TFloat32>> results =
          new LayerGraphWriter().write(context, model.graph(), tensors);
      List<GraphPort> outputs = new ArrayList<>();
      for (int i = 0; i < results.size(); i++) {
        // A node of its own: one tensor may be several outputs, or an input as well.
        Operand<TFloat32> output = ops.withName("output_" + i).identity(results.get(i));
        outputs.add(new GraphPort(output.op().name(), shape(output), ElementType.FLOAT32));
      }
      GraphDef graphDef = graph.toGraphDef();
      return new Built(
          new FrozenGraph(graphDef.toByteArray(), placeholders.ports(), outputs),
          placeholders.castsInUse(graphDef));
    }
  }

  /** A graph, and whether a layer wanted floats from an input that was written as integers. */
  private record Built(FrozenGraph graph, boolean castsInUse) {
    FrozenGraph orRebuild(java.util.function.Supplier<Built> again) {
      return castsInUse ? again.get().graph() : graph;
    }
  }

  private static Shape shape(Operand<TFloat32> operand) {
    long[] dimensions = operand.asOutput().shape().asArray();
    int[] shape = new int[dimensions.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Math.toIntExact(dimensions[i]);
    }
    return Shape.of(shape);
  }
}
