package dev.tinyml.converter.graph;

import dev.tinyml.converter.graph.activation.ActivationEmitter;
import dev.tinyml.converter.graph.activation.ReluEmitter;
import dev.tinyml.converter.graph.activation.SoftmaxEmitter;
import dev.tinyml.converter.graph.core.DenseEmitter;
import dev.tinyml.converter.graph.core.FlattenEmitter;
import dev.tinyml.converter.graph.core.PassThroughEmitter;
import dev.tinyml.converter.graph.core.ReshapeEmitter;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerEmitters;
import dev.tinyml.converter.graph.normalization.BatchNormalizationEmitter;
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
    all.addAll(normalizations());
    return new LayerEmitters(all);
  }

  private static List<LayerEmitter> activations() {
    return List.of(new ActivationEmitter(), new ReluEmitter(), new SoftmaxEmitter());
  }

  private static List<LayerEmitter> core() {
    return List.of(
        new DenseEmitter(), new FlattenEmitter(), new PassThroughEmitter(), new ReshapeEmitter());
  }

  private static List<LayerEmitter> normalizations() {
    return List.of(new BatchNormalizationEmitter());
  }
}
