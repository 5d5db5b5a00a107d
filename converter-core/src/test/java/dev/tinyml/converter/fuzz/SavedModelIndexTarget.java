package dev.tinyml.converter.fuzz;

/** variables.index of a sound model, once as it is and once as a block in a sound table. */
public final class SavedModelIndexTarget {
  private static final SavedModelReading READING = new SavedModelReading("saved-model-index");

  private SavedModelIndexTarget() {}

  /** Called by Jazzer and by the replay. */
  public static void fuzzerTestOneInput(byte[] input) {
    READING.read(SavedModelReading.INDEX, input);
    READING.read(SavedModelReading.INDEX, SoundTable.of(input));
  }
}
