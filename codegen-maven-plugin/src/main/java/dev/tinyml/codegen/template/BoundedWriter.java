package dev.tinyml.codegen.template;

import java.io.Writer;

/** Collects text and refuses more than a limit: a template may loop for ever. */
final class BoundedWriter extends Writer {
  private final StringBuilder text = new StringBuilder();
  private final int limit;

  BoundedWriter(int limit) {
    this.limit = limit;
  }

  @Override
  public void write(char[] buffer, int offset, int length) {
    if (length > limit - text.length()) {
      throw new OutputTooLarge();
    }
    text.append(buffer, offset, length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }

  /** Unchecked, so that no template can catch it. */
  static final class OutputTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
