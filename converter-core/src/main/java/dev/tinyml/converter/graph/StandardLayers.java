package dev.tinyml.converter.graph;

import dev.tinyml.converter.graph.activation.ActivationEmitter;
import dev.tinyml.converter.graph.activation.EluEmitter;
import dev.tinyml.converter.graph.activation.LeakyReluEmitter;
import dev.tinyml.converter.graph.activation.ParametricReluEmitter;
import dev.tinyml.converter.graph.activation.ReluEmitter;
import dev.tinyml.converter.graph.activation.SoftmaxEmitter;
import dev.tinyml.converter.graph.activation.ThresholdedReluEmitter;
import dev.tinyml.converter.graph.attention.AttentionEmitter;
import dev.tinyml.converter.graph.attention.MultiHeadAttentionEmitter;
import dev.tinyml.converter.graph.convolution.ConvolutionEmitter;
import dev.tinyml.converter.graph.convolution.DepthwiseEmitter;
import dev.tinyml.converter.graph.convolution.SeparableEmitter;
import dev.tinyml.converter.graph.convolution.TransposedEmitter;
import dev.tinyml.converter.graph.core.DenseEmitter;
import dev.tinyml.converter.graph.core.EinsumDenseEmitter;
import dev.tinyml.converter.graph.core.FlattenEmitter;
import dev.tinyml.converter.graph.core.PassThroughEmitter;
import dev.tinyml.converter.graph.core.PermuteEmitter;
import dev.tinyml.converter.graph.core.RandomCropEmitter;
import dev.tinyml.converter.graph.core.RepeatVectorEmitter;
import dev.tinyml.converter.graph.core.ReshapeEmitter;
import dev.tinyml.converter.graph.embedding.EmbeddingEmitter;
import dev.tinyml.converter.graph.embedding.MaskingEmitter;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerEmitters;
import dev.tinyml.converter.graph.merge.ConcatenateEmitter;
import dev.tinyml.converter.graph.merge.DotEmitter;
import dev.tinyml.converter.graph.merge.ElementwiseMergeEmitter;
import dev.tinyml.converter.graph.normalization.BatchNormalizationEmitter;
import dev.tinyml.converter.graph.normalization.GroupNormalizationEmitter;
import dev.tinyml.converter.graph.normalization.LayerNormalizationEmitter;
import dev.tinyml.converter.graph.normalization.LayerScaleEmitter;
import dev.tinyml.converter.graph.normalization.NormalizationEmitter;
import dev.tinyml.converter.graph.normalization.RescalingEmitter;
import dev.tinyml.converter.graph.normalization.RmsNormalizationEmitter;
import dev.tinyml.converter.graph.normalization.ScaledSumEmitter;
import dev.tinyml.converter.graph.normalization.UnitNormalizationEmitter;
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
import dev.tinyml.converter.graph.operation.MomentsEmitter;
import dev.tinyml.converter.graph.operation.NormEmitter;
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
import dev.tinyml.converter.graph.pooling.AdaptivePoolingEmitter;
import dev.tinyml.converter.graph.pooling.GlobalPoolingEmitter;
import dev.tinyml.converter.graph.pooling.PoolingEmitter;
import dev.tinyml.converter.graph.recurrent.BidirectionalEmitter;
import dev.tinyml.converter.graph.recurrent.RecurrentCellEmitter;
import dev.tinyml.converter.graph.recurrent.RecurrentEmitter;
import dev.tinyml.converter.graph.recurrent.TimeDistributedEmitter;
import dev.tinyml.converter.graph.resizing.CenterCropEmitter;
import dev.tinyml.converter.graph.resizing.CroppingEmitter;
import dev.tinyml.converter.graph.resizing.ResizingEmitter;
import dev.tinyml.converter.graph.resizing.UpSamplingEmitter;
import dev.tinyml.converter.graph.resizing.ZeroPaddingEmitter;
import dev.tinyml.converter.source.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

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
    all.addAll(recurrent());
    all.addAll(attention());
    all.addAll(embedding());
    all.addAll(convolutions());
    all.addAll(poolings());
    all.addAll(resizings());
    all.addAll(operations());
    return new LayerEmitters(all);
  }

  /** Types of layers that can be converted, as in {@link Layer#type}; inputs included. */
  public static SortedSet<String> types() {
    return emitters().types();
  }

  private static List<LayerEmitter> activations() {
    return List.of(
        new ActivationEmitter(),
        new EluEmitter(),
        new LeakyReluEmitter(),
        new ParametricReluEmitter(),
        new ReluEmitter(),
        new SoftmaxEmitter(),
        new ThresholdedReluEmitter());
  }

  private static List<LayerEmitter> core() {
    return List.of(
        new DenseEmitter(),
        new EinsumDenseEmitter(),
        new FlattenEmitter(),
        new PassThroughEmitter(),
        new PermuteEmitter(),
        new RandomCropEmitter(),
        new RepeatVectorEmitter(),
        new ReshapeEmitter());
  }

  private static List<LayerEmitter> merges() {
    return List.of(new ConcatenateEmitter(), new DotEmitter(), new ElementwiseMergeEmitter());
  }

  private static List<LayerEmitter> normalizations() {
    return List.of(
        new BatchNormalizationEmitter(),
        new GroupNormalizationEmitter(),
        new LayerNormalizationEmitter(),
        new LayerScaleEmitter(),
        new NormalizationEmitter(),
        new RescalingEmitter(),
        new RmsNormalizationEmitter(),
        new ScaledSumEmitter(),
        new UnitNormalizationEmitter());
  }

  private static List<LayerEmitter> convolutions() {
    return List.of(
        new ConvolutionEmitter(),
        new DepthwiseEmitter(),
        new SeparableEmitter(),
        new TransposedEmitter());
  }

  private static List<LayerEmitter> poolings() {
    return List.of(new AdaptivePoolingEmitter(), new GlobalPoolingEmitter(), new PoolingEmitter());
  }

  private static List<LayerEmitter> resizings() {
    return List.of(
        new CenterCropEmitter(),
        new CroppingEmitter(),
        new ResizingEmitter(),
        new UpSamplingEmitter(),
        new ZeroPaddingEmitter());
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
        new MomentsEmitter(),
        new NormEmitter(),
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

  private static List<LayerEmitter> recurrent() {
    return List.of(
        new RecurrentEmitter(),
        new RecurrentCellEmitter(),
        new BidirectionalEmitter(),
        new TimeDistributedEmitter());
  }

  private static List<LayerEmitter> attention() {
    return List.of(new AttentionEmitter(), new MultiHeadAttentionEmitter());
  }

  private static List<LayerEmitter> embedding() {
    return List.of(new EmbeddingEmitter(), new MaskingEmitter());
  }
}
