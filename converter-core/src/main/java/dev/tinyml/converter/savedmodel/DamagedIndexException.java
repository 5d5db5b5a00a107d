package dev.tinyml.converter.savedmodel;

/** The index of a checkpoint contradicts itself. */
final class DamagedIndexException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedIndexException(String message) {
    super(message);
  }
}
