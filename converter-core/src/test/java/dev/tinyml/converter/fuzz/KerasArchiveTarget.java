package dev.tinyml.converter.fuzz;

/** Whole {@code .keras} files: mostly the zip around the model. */
public final class KerasArchiveTarget {
  private static final KerasFileReading READING =
      new KerasFileReading("keras-archive", "model.keras");

  private KerasArchiveTarget() {}

  /** Called by Jazzer and by the replay. */
  public static void fuzzerTestOneInput(byte[] input) {
    READING.read(input);
  }
}
