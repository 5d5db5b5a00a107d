package dev.tinyml.converter.tflite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A named way into a model, as SavedModels have. Interpreters that know no signatures, those of
 * microcontrollers among them, run the main graph.
 *
 * @param key its name, {@code serving_default}
 * @param subgraph index of the graph that it runs
 * @param inputs tensor indices in that graph by the names that the source gave them, in the file's
 *     order
 * @param outputs likewise
 */
public record TfliteSignature(
    String key, int subgraph, Map<String, Integer> inputs, Map<String, Integer> outputs) {

  /** Copies the maps. */
  public TfliteSignature {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }
}
