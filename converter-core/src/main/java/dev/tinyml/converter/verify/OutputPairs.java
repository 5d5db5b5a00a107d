package dev.tinyml.converter.verify;

import dev.tinyml.converter.tensor.FloatTensor;
import java.util.List;

/** Sees what two engines gave for the same sample. */
public interface OutputPairs {

  /**
   * A sample's outputs.
   *
   * @param position of the sample among those compared, from 0
   * @param one outputs of the first engine
   * @param other outputs of the second engine
   */
  void see(int position, List<FloatTensor> one, List<FloatTensor> other);
}
