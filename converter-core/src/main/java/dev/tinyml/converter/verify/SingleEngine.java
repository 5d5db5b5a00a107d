package dev.tinyml.converter.verify;

import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.inference.SampleWorker;
import dev.tinyml.converter.tensor.FloatTensor;
import java.util.List;

/**
 * Runs a sample on an engine. Belongs to one thread at a time.
 *
 * @param engine is closed with this
 */
record SingleEngine(InferenceEngine engine)
    implements SampleWorker<List<FloatTensor>, List<FloatTensor>> {

  @Override
  public List<FloatTensor> work(List<FloatTensor> sample) {
    return engine.run(sample);
  }

  @Override
  public void close() {
    engine.close();
  }
}
