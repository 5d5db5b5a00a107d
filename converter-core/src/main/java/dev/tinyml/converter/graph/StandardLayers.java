package dev.tinyml.converter.graph;

import dev.tinyml.converter.graph.activation.ActivationEmitter;
import dev.tinyml.converter.graph.activation.ReluEmitter;
import dev.tinyml.converter.graph.activation.SoftmaxEmitter;
import dev.tinyml.converter.graph.core.DenseEmitter;
import dev.tinyml.converter.graph.core.EinsumDenseEmitter;
import dev.tinyml.converter.graph.core.FlattenEmitter;
import dev.tinyml.converter.graph.core.PassThroughEmitter;
import dev.tinyml.converter.graph.core.PermuteEmitter;
import dev.tinyml.converter.graph.core.RepeatVectorEmitter;
import dev.tinyml.converter.graph.core.ReshapeEmitter;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerEmitters;
import dev.tinyml.converter.graph.merge.ConcatenateEmitter;
import dev.tinyml.converter.graph.merge.DotEmitter;
import dev.tinyml.converter.graph.merge.ElementwiseMergeEmitter;
import dev.tinyml.converter.graph.normalization.BatchNormalizationEmitter;
import dev.tinyml.converter.graph.operation.ActivationOperationEmitter;
import dev.tinyml.converter.graph.operation.ArithmeticOperationEmitter;
import dev.tinyml.converter.graph.operation.CastEmitter;
import dev.tinyml.converter.graph.operation.ClipEmitter;
import dev.tinyml.converter.graph.operation.ComparisonEmitter;
import dev.tinyml.converter.graph.operation.EinsumEmitter;
import dev.tinyml.converter.graph.operation.GetItemEmitter;
import dev.tinyml.converter.graph.operation.JoiningEmitter;
import dev.tinyml.converter.graph.operation.LogicalEmitter;
import dev.tinyml.converter.graph.operation.LogicalReductionEmitter;
import dev.tinyml.converter.graph.operation.PadEmitter;
import dev.tinyml.converter.graph.operation.PickingEmitter;
import dev.tinyml.converter.graph.operation.ProductEmitter;
import dev.tinyml.converter.graph.operation.ReductionEmitter;
import dev.tinyml.converter.graph.operation.ReorderingEmitter;
import dev.tinyml.converter.graph.operation.RepeatingEmitter;
import dev.tinyml.converter.graph.operation.ReshapingEmitter;
import dev.tinyml.converter.graph.operation.SplittingEmitter;
import dev.tinyml.converter.graph.operation.TransposingEmitter;
import dev.tinyml.converter.graph.operation.UnaryOperationEmitter;
import dev.tinyml.converter.graph.operation.WhereEmitter;
import java.util.ArrayList;
import java.util.List;

/** All kinds of layers that this version knows, by family. Stateless. */
public final class StandardLayers {
  private StandardLayers() {}

  /** Emitters for all of them. */
  public static LayerEmitters emitters() {
    List<LayerEmitter> all = new ArrayList<>();
    all.addAll(activations());
    all.addAll(core());
    all.addAll(merges());
    all.addAll(normalizations());
    all.addAll(operations());
    return new LayerEmitters(all);
  }

  private static List<LayerEmitter> activations() {
    return List.of(new ActivationEmitter(), new ReluEmitter(), new SoftmaxEmitter());
  }

  private static List<LayerEmitter> core() {
    return List.of(
        new DenseEmitter(),
        new EinsumDenseEmitter(),
        new FlattenEmitter(),
        new PassThroughEmitter(),
        new PermuteEmitter(),
        new RepeatVectorEmitter(),
        new ReshapeEmitter());
  }

  private static List<LayerEmitter> merges() {
    return List.of(new ConcatenateEmitter(), new DotEmitter(), new ElementwiseMergeEmitter());
  }

  private static List<LayerEmitter> normalizations() {
    return List.of(new BatchNormalizationEmitter());
  }

  private static List<LayerEmitter> operations() {
    return List.of(
        new ActivationOperationEmitter(),
        new ArithmeticOperationEmitter(),
        new CastEmitter(),
        new ClipEmitter(),
        new ComparisonEmitter(),
        new EinsumEmitter(),
        new GetItemEmitter(),
        new JoiningEmitter(),
        new LogicalEmitter(),
        new LogicalReductionEmitter(),
        new PadEmitter(),
        new PickingEmitter(),
        new ProductEmitter(),
        new ReductionEmitter(),
        new ReorderingEmitter(),
        new RepeatingEmitter(),
        new ReshapingEmitter(),
        new SplittingEmitter(),
        new TransposingEmitter(),
        new UnaryOperationEmitter(),
        new WhereEmitter());
  }
}
