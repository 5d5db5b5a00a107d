package dev.tinyml.converter.range;

import dev.tinyml.converter.inference.SampleWorker;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.StateBetweenRuns;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;
import java.util.Optional;

/** Observes a model operator by operator while it runs. Works for every model. */
final class ListeningWorker implements SampleWorker<List<FloatTensor>, SampleExtremes> {
  private final RangeCollector collector;
  private final FloatEngine engine;

  ListeningWorker(FloatTfliteModel model, RangePolicy policy, RangeCollector collector) {
    this.collector = collector;
    StateBetweenRuns state =
        policy == RangePolicy.TFLITE_CONVERTER ? StateBetweenRuns.KEEP : StateBetweenRuns.RESET;
    engine = new FloatEngine(model, Optional.of(collector), state);
  }

  @Override
  public SampleExtremes work(List<FloatTensor> sample) {
    engine.run(sample);
    return collector.endSample();
  }

  @Override
  public void close() {
    engine.close();
  }
}
