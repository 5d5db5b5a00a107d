package dev.tinyml.converter.fuzz;

import java.util.Arrays;
import java.util.List;

/**
 * config.json in a sound archive. The first byte of an input chooses the model whose weights are
 * taken.
 */
public final class KerasConfigTarget {
  private static final List<KerasPair> PAIRS = KerasPair.all();
  private static final KerasFileReading READING =
      new KerasFileReading("keras-config", "model.keras");

  private KerasConfigTarget() {}

  /** Called by Jazzer and by the replay. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      KerasPair pair = PAIRS.get(Math.floorMod(input[0] - 'A', PAIRS.size()));
      byte[] config = Arrays.copyOfRange(input, 1, input.length);
      READING.read(KerasPair.archive(config, pair.weights()));
    }
  }
}
