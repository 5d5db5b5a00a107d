package dev.tinyml.codegen.spec;

import dev.tinyml.converter.manifest.FileDigest;
import java.util.Arrays;

/** The bytes of a {@code .tflite} file. Immutable: copied in and out. */
public final class ModelBlob {
  private final byte[] bytes;

  /**
   * @param bytes copied
   */
  public ModelBlob(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** Number of bytes. */
  public int size() {
    return bytes.length;
  }

  /** One byte. */
  public byte get(int index) {
    return bytes[index];
  }

  /** SHA-256 in lower-case hex. */
  public String sha256() {
    return FileDigest.sha256(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ModelBlob that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
