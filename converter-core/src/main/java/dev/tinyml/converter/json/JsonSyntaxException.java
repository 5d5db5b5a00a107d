package dev.tinyml.converter.json;

/** Text that is not JSON, or is beyond the reader's limits. The message names line and column. */
public final class JsonSyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one line, with line and column where known
   * @param cause may be null
   */
  public JsonSyntaxException(String message, Throwable cause) {
    super(message, cause);
  }
}
