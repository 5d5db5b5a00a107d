package dev.tinyml.codegen.inspection.description;

import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An application of a layer.
 *
 * @param name of the layer; any text
 * @param type its class in Keras
 * @param application which application of the layer it is, from 0
 * @param repeated whether another application of it stands before this one
 * @param inputs the layers whose outputs it takes, by name
 * @param outputShape with the batch first, -1 where a size is open; empty when it does not follow
 *     from the file alone
 * @param parameters numbers in its weights and those of layers inside it
 * @param weights its own, without those of layers inside it
 * @param options its configuration without names, types, initializers and what is null
 * @param refusal why it can't be converted; empty when it can, or when something inside it can't
 * @param inside layers that stand in it: of a nested model, or what a wrapper wraps; empty when
 *     repeated
 */
public record LayerDescription(
    String name,
    String type,
    int application,
    boolean repeated,
    List<String> inputs,
    Optional<List<Integer>> outputShape,
    long parameters,
    List<WeightDescription> weights,
    Map<String, JsonValue> options,
    Optional<Problem> refusal,
    List<LayerDescription> inside) {

  /** Copies lists and map; the map keeps its order. */
  public LayerDescription {
    inputs = List.copyOf(inputs);
    outputShape = outputShape.map(List::copyOf);
    weights = List.copyOf(weights);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    inside = List.copyOf(inside);
  }

  /**
   * A weight.
   *
   * @param path where it lies in the file
   * @param shape its dimensions
   */
  public record WeightDescription(String path, List<Integer> shape) {

    /** Copies the shape. */
    public WeightDescription {
      shape = List.copyOf(shape);
    }
  }
}
