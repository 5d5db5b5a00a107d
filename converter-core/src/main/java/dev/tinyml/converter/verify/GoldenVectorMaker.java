package dev.tinyml.converter.verify;

import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.interpreter.StoredValues;
import dev.tinyml.converter.manifest.GoldenValues;
import dev.tinyml.converter.manifest.GoldenVectors;
import dev.tinyml.converter.manifest.GoldenVectors.GoldenVector;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Records what a board must answer for a few samples. Stateless. */
public final class GoldenVectorMaker {

  /**
   * Runs samples with a microcontroller's arithmetic. Samples whose outputs aren't finite, which
   * only float models have, are left out.
   *
   * @param engine of {@link DeviceEngine#microcontroller}
   * @param samples indices; at least one
   * @param raw gives a sample as recorded
   * @param normalized gives a sample as the model takes it
   * @throws ProblemException when no sample has finite outputs
   */
  public GoldenVectors make(
      DeviceEngine engine,
      List<Integer> samples,
      IntFunction<List<FloatTensor>> raw,
      IntFunction<List<FloatTensor>> normalized) {
    List<GoldenVector> vectors = new ArrayList<>();
    for (int sample : samples) {
      DeviceEngine.StoredRun run = engine.record(normalized.apply(sample));
      if (!isFinite(run.outputs())) {
        continue; // a float model that leaves its domain; nothing to compare with
      }
      vectors.add(
          new GoldenVector(
              sample,
              raw.apply(sample).stream().map(GoldenVectorMaker::floats).toList(),
              values(run.inputs()),
              values(run.outputs())));
    }
    if (vectors.isEmpty()) {
      throw new ProblemException(
          new Problem(
              "golden-vectors-not-finite",
              ProblemKind.BROKEN_INPUT,
              "the device's model",
              "NaN or infinity among the outputs for all " + samples.size() + " golden samples",
              "finite outputs",
              "give samples that the model was trained for"));
    }
    return new GoldenVectors(vectors);
  }

  private static boolean isFinite(List<StoredValues> outputs) {
    return outputs.stream()
        .noneMatch(
            output ->
                output instanceof StoredValues.Floats floats
                    && floats.values().stream().anyMatch(value -> !Float.isFinite(value)));
  }

  private static List<GoldenValues> values(List<StoredValues> stored) {
    return stored.stream().map(GoldenVectorMaker::values).toList();
  }

  private static GoldenValues values(StoredValues stored) {
    if (stored instanceof StoredValues.Floats floats) {
      return new GoldenValues.Floats(floats.values());
    }
    return new GoldenValues.Integers(((StoredValues.Integers) stored).values());
  }

  private static List<Float> floats(FloatTensor tensor) {
    List<Float> values = new ArrayList<>(tensor.size());
    for (float value : tensor.toArray()) {
      values.add(value);
    }
    return values;
  }
}
