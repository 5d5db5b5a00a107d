package dev.tinyml.converter.tflite;

import java.util.Arrays;

/** The content of a model file. Immutable: bytes are copied in and out. */
public final class ModelBytes {
  private final byte[] content;

  /**
   * @param content the file's bytes; copied
   */
  public ModelBytes(byte[] content) {
    this.content = content.clone();
  }

  /** The bytes in an array that the caller may change. */
  public byte[] toArray() {
    return content.clone();
  }

  /**
   * One byte.
   *
   * @param index from 0
   */
  public byte get(int index) {
    return content[index];
  }

  /** Number of bytes. */
  public int size() {
    return content.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ModelBytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return content.length + " bytes";
  }
}
