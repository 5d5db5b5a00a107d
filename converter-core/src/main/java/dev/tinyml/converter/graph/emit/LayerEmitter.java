package dev.tinyml.converter.graph.emit;

import dev.tinyml.converter.source.Layer;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Writes one kind of layer into a graph as its Keras implementation on TensorFlow would, in
 * inference mode. Stateless; a new kind of layer is one such class, its line in {@code
 * StandardLayers} and its test.
 */
public interface LayerEmitter {

  /** The types of layers that this emitter stands for, as in {@link Layer#type}. */
  Set<String> types();

  /**
   * Adds the layer's operations to the graph.
   *
   * @param context the graph, and checks whose problems name the layer
   * @param layer its configuration, weights and parts; their number and shapes are for the emitter
   *     to check
   * @param inputs what the layer is applied to
   * @return the layer's outputs
   */
  List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs);
}
