package dev.tinyml.codegen.inspection.description;

import dev.tinyml.converter.problem.Problem;
import java.util.List;

/**
 * A model of layers.
 *
 * @param file the file
 * @param name of the model; may be empty
 * @param inputs in the model's order
 * @param outputs in the model's order
 * @param layers one per application of a layer, in an order in which they can be computed
 * @param parameters numbers in all weights, those of a layer that is applied twice counted once
 * @param obstacles why the model can't be converted; empty when all its layers can be
 */
public record LayeredDescription(
    FileDescription file,
    String name,
    List<PortDescription> inputs,
    List<PortDescription> outputs,
    List<LayerDescription> layers,
    long parameters,
    List<Problem> obstacles)
    implements ModelDescription {

  /** Copies the lists. */
  public LayeredDescription {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    layers = List.copyOf(layers);
    obstacles = List.copyOf(obstacles);
  }
}
