package dev.tinyml.converter.blame;

import dev.tinyml.converter.tensor.FloatTensor;
import java.util.List;

/** Knows the truth about held-out samples. Called from several threads at once. */
public interface Judge {

  /**
   * Whether a model is right about a sample.
   *
   * @param sample its position among the held-out samples
   * @param outputs one per model output, in the model's order
   */
  boolean isRight(int sample, List<FloatTensor> outputs);
}
