package dev.tinyml.converter.verify;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.inference.SampleWorker;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.List;
import java.util.function.Supplier;

/** Runs a sample on two engines. Belongs to one thread at a time. */
final class EnginePair implements SampleWorker<List<FloatTensor>, EnginePair.Outputs> {
  private final InferenceEngine one;
  private final InferenceEngine other;

  /**
   * What the engines gave for a sample.
   *
   * @param ones outputs of the first engine
   * @param others outputs of the second
   */
  record Outputs(List<FloatTensor> ones, List<FloatTensor> others) {}

  /** Takes the first engine over, which is closed when the second one can't be made. */
  EnginePair(InferenceEngine one, Supplier<? extends InferenceEngine> others) {
    this.one = one;
    InferenceEngine made;
    try {
      made = others.get();
    } catch (RuntimeException | Error e) {
      one.close();
      throw e;
    }
    other = made;
  }

  @Override
  public Outputs work(List<FloatTensor> sample) {
    return new Outputs(one.run(sample), other.run(sample));
  }

  @Override
  public void close() {
    try (one;
        other) {
      // Closed by leaving the block, both even when one of them fails.
    }
  }
}
