package dev.tinyml.converter.fuzz;

/** saved_model.pb beside sound variables. */
public final class SavedModelGraphTarget {
  private static final SavedModelReading READING = new SavedModelReading("saved-model-graph");

  private SavedModelGraphTarget() {}

  /** Called by Jazzer and by the replay. */
  public static void fuzzerTestOneInput(byte[] input) {
    READING.read(SavedModelReading.GRAPH, input);
  }
}
