package dev.tinyml.converter.fuzz;

/** Whole models in HDF5: configuration and weights in one file, without checksums. */
public final class LegacyH5Target {
  private static final KerasFileReading READING = new KerasFileReading("h5", "model.h5");

  private LegacyH5Target() {}

  /** Called by Jazzer and by the replay. */
  public static void fuzzerTestOneInput(byte[] input) {
    READING.read(input);
  }
}
