package dev.tinyml.converter.correction;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.inference.ParallelSamples;
import dev.tinyml.converter.inference.SampleWorker;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * Runs a model on several threads for what its layers read on average. Samples are summed up in
 * blocks that don't depend on the number of threads, and blocks in their order, so that neither do
 * the sums. Immutable and thread-safe.
 *
 * @param threads where the model runs
 */
record MeansOfRuns(ParallelSamples threads) {
  private static final int BLOCK = 8;

  /**
   * What layers read of all samples.
   *
   * @param layers the layers
   * @param engines makes an engine that a collector listens to
   */
  InputMeans measure(
      List<WeightLayer> layers,
      Iterable<List<FloatTensor>> samples,
      Function<InputMeans, InferenceEngine> engines) {
    InputMeans all = new InputMeans(layers);
    threads.run(
        blocks(samples),
        () -> new Worker(layers, engines),
        (int position, InputMeans block) -> all.add(block));
    return all;
  }

  private static Iterable<List<List<FloatTensor>>> blocks(Iterable<List<FloatTensor>> samples) {
    return () -> {
      Iterator<List<FloatTensor>> all = samples.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return all.hasNext();
        }

        @Override
        public List<List<FloatTensor>> next() {
          List<List<FloatTensor>> block = new ArrayList<>(List.of(all.next()));
          while (block.size() < BLOCK && all.hasNext()) {
            block.add(all.next());
          }
          return block;
        }
      };
    };
  }

  private static final class Worker implements SampleWorker<List<List<FloatTensor>>, InputMeans> {
    private final List<WeightLayer> layers;
    private final InputMeans listening;
    private final InferenceEngine engine;

    Worker(List<WeightLayer> layers, Function<InputMeans, InferenceEngine> engines) {
      this.layers = layers;
      listening = new InputMeans(layers);
      engine = engines.apply(listening);
    }

    @Override
    public InputMeans work(List<List<FloatTensor>> block) {
      listening.clear();
      block.forEach(engine::run);
      InputMeans means = new InputMeans(layers);
      means.add(listening);
      return means;
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
