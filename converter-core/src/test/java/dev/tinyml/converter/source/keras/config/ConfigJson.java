package dev.tinyml.converter.source.keras.config;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes config.json as Keras does, with single quotes in place of double ones. */
final class ConfigJson {
  private ConfigJson() {}

  static String functional(String inputs, String outputs, String... layers) {
    return "{'module': 'keras', 'class_name': 'Functional', 'config': {'name': 'm', 'layers': ["
        + String.join(", ", layers)
        + "], 'input_layers': "
        + inputs
        + ", 'output_layers': "
        + outputs
        + "}}";
  }

  static String sequential(String more, String... layers) {
    return "{'module': 'keras', 'class_name': 'Sequential', 'config': {'layers': ["
        + String.join(", ", layers)
        + "]"
        + more
        + "}}";
  }

  static String input(String name) {
    return layer("InputLayer", name, ", 'batch_shape': [null, 4]", "");
  }

  static String dense(String name, String nodes) {
    return layer("Dense", name, "", nodes);
  }

  static String layer(String type, String name, String config, String nodes) {
    return "{'module': 'keras.layers', 'class_name': '"
        + type
        + "', 'registered_name': null, 'config': {'name': '"
        + name
        + "'"
        + config
        + "}, 'inbound_nodes': ["
        + nodes
        + "]}";
  }

  /** A node as Keras 3 writes it. */
  static String node(String... layers) {
    return "{'args': ["
        + IntStream.range(0, layers.length)
            .mapToObj(i -> tensor(layers[i]))
            .collect(Collectors.joining(", "))
        + "], 'kwargs': {}}";
  }

  static String tensor(String layer) {
    return "{'class_name': '__keras_tensor__', 'config': {'keras_history': ['"
        + layer
        + "', 0, 0]}}";
  }
}
