package dev.tinyml.converter.graph;

import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.Weight;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Writes one kind of layer into a graph as its Keras implementation on TensorFlow would, in
 * inference mode. Stateless; a new kind of layer is one such class, its line in {@link
 * LayerEmitters} and its test.
 */
interface LayerEmitter {

  /** The Keras class names that this emitter stands for. */
  Set<String> types();

  /**
   * Adds the layer's operations to the graph.
   *
   * @param context the graph, and checks whose problems name the layer
   * @param config the layer's configuration
   * @param weights as many as the file holds; their number and shapes are for the emitter to check
   * @param inputs at least one
   * @return the layer's outputs
   */
  List<Operand<TFloat32>> emit(
      EmitContext context,
      LayerConfig config,
      List<Weight> weights,
      List<Operand<TFloat32>> inputs);
}
