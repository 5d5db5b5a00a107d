package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.CallArguments;
import dev.tinyml.converter.source.TensorRef;
import dev.tinyml.converter.source.keras.config.ModelSpec.CallSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the layers of a Sequential model one behind the other. Stateless. */
final class SequentialReader {
  private final InputShapes inputShapes = new InputShapes();

  /**
   * @param model the serialized model object
   * @param path of the model as a layer; empty for the outermost
   * @param layers its layers; supported, with unique names
   */
  ModelSpec read(JsonCursor model, String path, String name, List<LayerSpec> layers) {
    List<LayerSpec> chain = new ArrayList<>(layers);
    if (chain.isEmpty()) {
      throw new ProblemException(model.problem("a Sequential without layers", "some layers"));
    }
    if (!chain.get(0).isInput()) {
      chain.add(0, createInput(model, path, layers));
    }
    List<CallSpec> calls = new ArrayList<>();
    TensorRef input = new TensorRef(chain.get(0).name(), 0, 0);
    TensorRef last = input;
    calls.add(new CallSpec(chain.get(0), 0, CallArguments.ofTensors(List.of())));
    for (LayerSpec layer : chain.subList(1, chain.size())) {
      if (layer.isInput()) {
        throw new ProblemException(
            layer.json().problem("an InputLayer behind other layers", "one at the beginning"));
      }
      calls.add(new CallSpec(layer, 0, CallArguments.ofTensors(List.of(last))));
      last = new TensorRef(layer.name(), 0, 0);
    }
    return new ModelSpec(name, chain, calls, List.of(input), List.of(last));
  }

  private LayerSpec createInput(JsonCursor model, String path, List<LayerSpec> layers) {
    Set<String> names = new LinkedHashSet<>();
    layers.forEach(l -> names.add(l.name()));
    Optional<JsonCursor> shape =
        inputShapes
            .ownShape(layers.get(0))
            .or(() -> model.get("config").findNonNull("build_input_shape"))
            .or(() -> builtShape(model));
    // What stands inside another model takes whatever it is given there.
    if (shape.isEmpty() && path.isEmpty()) {
      throw new ProblemException(noShape(model));
    }
    return inputShapes.create(shape, layers.get(0), names);
  }

  private static Optional<JsonCursor> builtShape(JsonCursor model) {
    return model.findNonNull("build_config").flatMap(b -> b.findNonNull("input_shape"));
  }

  private static Problem noShape(JsonCursor model) {
    return new Problem(
        "keras-input-shape-unknown",
        ProblemKind.BROKEN_INPUT,
        model.location(),
        "a Sequential that was saved without the shape of its input",
        "an InputLayer, or a model that was built before it was saved",
        "call model.build(input_shape) or begin the model with keras.Input, and save it again");
  }
}
