package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.tensor.FloatTensor;
import java.util.AbstractList;
import java.util.List;
import java.util.function.IntFunction;

/** Samples that are made each time when somebody asks for one, so that none is held. Immutable. */
final class SampleList extends AbstractList<List<FloatTensor>> {
  private final int size;
  private final IntFunction<List<FloatTensor>> samples;

  /**
   * @param size number of samples
   * @param samples makes the sample at a position, one tensor per input or output of the model
   */
  SampleList(int size, IntFunction<List<FloatTensor>> samples) {
    this.size = size;
    this.samples = samples;
  }

  @Override
  public List<FloatTensor> get(int index) {
    return samples.apply(index);
  }

  @Override
  public int size() {
    return size;
  }
}
