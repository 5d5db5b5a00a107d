package dev.tinyml.converter.correction;

import dev.tinyml.converter.nativelib.OperatorListener;
import dev.tinyml.converter.nativelib.TensorAccess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what layers of a main graph read while a model runs. Not thread-safe. */
final class InputMeans implements OperatorListener {
  private final Map<Integer, WeightLayer> layers = new HashMap<>();
  private final Map<Integer, TapMeans> means = new HashMap<>();

  InputMeans(List<WeightLayer> observed) {
    for (WeightLayer layer : observed) {
      layers.put(layer.index(), layer);
      means.put(layer.index(), new TapMeans(layer));
    }
  }

  @Override
  public void before(int subgraph, int operator, TensorAccess tensors) {
    WeightLayer layer = subgraph == 0 ? layers.get(operator) : null;
    if (layer != null) {
      float[] values = RealValues.read(tensors, layer.input());
      // A size that was left open is another one when the model runs.
      if (values.length == layer.input().spec().shape().elementCount()) {
        means.get(operator).add(values);
      }
    }
  }

  @Override
  public void after(int subgraph, int operator, TensorAccess tensors) {
    // Inputs may be overwritten by now.
  }

  /** Adds what the same layers read of other samples. */
  void add(InputMeans other) {
    means.forEach((index, mean) -> mean.add(other.means.get(index)));
  }

  /** Forgets what was read. */
  void clear() {
    layers.values().forEach(layer -> means.put(layer.index(), new TapMeans(layer)));
  }

  /** What a layer read. */
  TapMeans of(WeightLayer layer) {
    return means.get(layer.index());
  }
}
