package dev.tinyml.converter.tflite;

import dev.tinyml.converter.problem.ProblemException;

/**
 * Limits what reading a file costs to a multiple of its size. Offsets may point to one place many
 * times: a small file can describe more lists and names than fit in memory. One per file.
 */
final class ReadBudget {
  /** Files of the usual tools share next to nothing. */
  private static final int EXPANSION = 8;

  private static final int ENOUGH_FOR_SMALL_FILES = 4096;
  private static final int TABLE = 128;

  private final String fileName;
  private long left;

  ReadBudget(String fileName, int size) {
    this.fileName = fileName;
    left = (long) size * EXPANSION + ENOUGH_FOR_SMALL_FILES;
  }

  /** Takes account of a tensor or an operator. */
  void table() {
    take(TABLE);
  }

  /** Takes account of a list or a name before it is read. */
  void take(long bytes) {
    left -= bytes;
    if (bytes < 0 || left < 0) {
      throw new ProblemException(
          TfliteReader.damaged(
              fileName, "tables and lists of more than " + EXPANSION + " times the file's size"));
    }
  }
}
