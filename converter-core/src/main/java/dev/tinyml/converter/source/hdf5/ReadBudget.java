package dev.tinyml.converter.source.hdf5;

/**
 * How much may still be read from a weights file. Hard links let a small file hold the same group
 * or dataset any number of times; without a budget, reading one could take forever. Not
 * thread-safe, one per file.
 */
public final class ReadBudget {
  private static final int GROUPS = 50_000;
  private static final long EXPANSION = 16;

  private final WeightFile file;
  private int groups = GROUPS;
  private long values;

  /** The budget of a file. */
  public ReadBudget(WeightFile file) {
    this.file = file;
    this.values = file.size() * EXPANSION / Float.BYTES;
  }

  /** Takes account of a group before it is read. */
  public void group(String path) {
    if (--groups < 0) {
      throw file.refuse(
          "keras-weights-form", path, "more than " + GROUPS + " groups", "a few for each layer");
    }
  }

  /** Takes account of a dataset's values. */
  public void values(String path, int count) {
    values -= count;
    if (values < 0) {
      throw file.refuse(
          "keras-weights-size",
          path,
          "datasets that together hold more than " + EXPANSION + " times the bytes of their file",
          "weights that fit into their file");
    }
  }
}
