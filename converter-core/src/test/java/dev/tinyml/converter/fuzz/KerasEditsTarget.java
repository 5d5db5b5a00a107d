package dev.tinyml.converter.fuzz;

import java.util.List;

/**
 * Configurations with a few values replaced. The first byte of an input chooses the model, the rest
 * are the edits of {@link ConfigEdits}.
 */
public final class KerasEditsTarget {
  private static final List<KerasPair> PAIRS = KerasPair.all();
  private static final KerasFileReading READING =
      new KerasFileReading("keras-edits", "model.keras");

  private KerasEditsTarget() {}

  /** Called by Jazzer and by the replay. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      KerasPair pair = PAIRS.get(Math.floorMod(input[0] - 'A', PAIRS.size()));
      READING.read(KerasPair.archive(ConfigEdits.apply(pair.config(), input, 1), pair.weights()));
    }
  }
}
