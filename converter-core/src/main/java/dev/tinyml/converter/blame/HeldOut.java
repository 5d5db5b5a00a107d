package dev.tinyml.converter.blame;

import dev.tinyml.converter.tensor.FloatTensor;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The samples that the models are compared on; best those that calibration has not seen.
 *
 * @param count how many there are
 * @param samples gives the normalized sample at a position, a tensor per model input in the model's
 *     order; called from several threads at once
 * @param judge tells right outputs from wrong ones; empty without labels
 */
public record HeldOut(int count, IntFunction<List<FloatTensor>> samples, Optional<Judge> judge) {

  /** Checks the count. */
  public HeldOut {
    if (count < 0) {
      throw new IllegalArgumentException(count + " samples");
    }
  }
}
