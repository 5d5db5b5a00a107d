package dev.tinyml.converter.fuzz;

import java.util.Arrays;
import java.util.List;

/**
 * model.weights.h5 in a sound archive. The first byte of an input chooses the model whose
 * configuration is taken.
 */
public final class KerasWeightsTarget {
  private static final List<KerasPair> PAIRS = KerasPair.all();
  private static final KerasFileReading READING =
      new KerasFileReading("keras-weights", "model.keras");

  private KerasWeightsTarget() {}

  /** Called by Jazzer and by the replay. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      KerasPair pair = PAIRS.get(Math.floorMod(input[0] - 'A', PAIRS.size()));
      byte[] weights = Arrays.copyOfRange(input, 1, input.length);
      READING.read(KerasPair.archive(pair.config(), weights));
    }
  }
}
