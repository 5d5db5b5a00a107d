package dev.tinyml.converter.verify;

import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.GoldenVectors.GoldenVector;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Records what a board must answer for a few samples. Stateless. */
public final class GoldenVectorMaker {

  /**
   * Runs samples with a microcontroller's arithmetic.
   *
   * @param engine of {@link DeviceEngine#microcontroller}
   * @param samples indices; at least one
   * @param raw gives a sample as recorded
   * @param normalized gives a sample as the model takes it
   */
  public GoldenVectors make(
      DeviceEngine engine,
      List<Integer> samples,
      IntFunction<List<FloatTensor>> raw,
      IntFunction<List<FloatTensor>> normalized) {
    List<GoldenVector> vectors = new ArrayList<>();
    for (int sample : samples) {
      DeviceEngine.StoredRun run = engine.record(normalized.apply(sample));
      vectors.add(
          new GoldenVector(
              sample,
              raw.apply(sample).stream().map(GoldenVectorMaker::floats).toList(),
              run.inputs(),
              run.outputs()));
    }
    return new GoldenVectors(vectors);
  }

  private static List<Float> floats(FloatTensor tensor) {
    List<Float> values = new ArrayList<>(tensor.size());
    for (float value : tensor.toArray()) {
      values.add(value);
    }
    return values;
  }
}
