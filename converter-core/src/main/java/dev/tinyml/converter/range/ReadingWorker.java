package dev.tinyml.converter.range;

import dev.tinyml.converter.inference.SampleWorker;
import dev.tinyml.converter.interpreter.KeptActivations;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Observes a model after each run, in an interpreter that keeps all values: the same as {@link
 * ListeningWorker} sees, without a call from native code at every operator.
 */
final class ReadingWorker implements SampleWorker<List<FloatTensor>, SampleExtremes> {
  private static final int MAIN_GRAPH = 0;

  private final RangeCollector collector;
  private final KeptActivations activations;
  private final int[] tensors;
  private final IntBuffer[] values;

  private ReadingWorker(
      RangeCollector collector, List<Integer> tensors, KeptActivations activations) {
    this.collector = collector;
    this.activations = activations;
    this.tensors = tensors.stream().mapToInt(Integer::intValue).toArray();
    values = activations.values().stream().map(ByteBuffer::asIntBuffer).toArray(IntBuffer[]::new);
  }

  /**
   * A worker with an interpreter of its own.
   *
   * @param collector takes in the values; made for {@link RangePolicy#EXACT}
   * @return empty when not everything could be seen after a run
   */
  static Optional<ReadingWorker> open(FloatTfliteModel model, RangeCollector collector) {
    List<ObservedOperator> operators =
        ObservedOperator.of(model.structure().subgraphs().get(MAIN_GRAPH), RangePolicy.EXACT);
    if (!operators.stream().allMatch(ObservedOperator::outlastsRun)) {
      return Optional.empty();
    }
    List<Integer> tensors = operators.stream().flatMap(o -> o.tensors().stream()).toList();
    return KeptActivations.open(model, tensors)
        .map(activations -> new ReadingWorker(collector, tensors, activations));
  }

  @Override
  public SampleExtremes work(List<FloatTensor> sample) {
    activations.run(sample);
    for (int i = 0; i < tensors.length; i++) {
      collector.observe(MAIN_GRAPH, tensors[i], values[i]);
    }
    return collector.endSample();
  }

  @Override
  public void close() {
    activations.close();
  }
}
