package dev.tinyml.converter.blame;

import dev.tinyml.converter.tflite.TensorPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The activations of one run, of every iteration of loops as far as there is room. */
final class ActivationStore {
  /** 64 MB; more than any model without long loops needs. */
  private static final long MOST_VALUES = 1L << 24;

  private final Map<TensorPlace, List<float[]>> values = new HashMap<>();
  private long size;

  void clear() {
    values.clear();
    size = 0;
  }

  /**
   * Keeps an activation, in the order of iterations.
   *
   * @param iteration which run of the subgraph it belongs to
   */
  void put(TensorPlace place, int iteration, float[] activation) {
    List<float[]> kept = values.computeIfAbsent(place, p -> new ArrayList<>());
    if (kept.size() == iteration && (iteration == 0 || size < MOST_VALUES)) {
      kept.add(activation);
      size += activation.length;
    }
  }

  /** An activation; empty when there is none, as for an iteration that didn't happen. */
  Optional<float[]> get(TensorPlace place, int iteration) {
    List<float[]> kept = values.get(place);
    return kept == null || iteration < 0 || iteration >= kept.size()
        ? Optional.empty()
        : Optional.of(kept.get(iteration));
  }
}
