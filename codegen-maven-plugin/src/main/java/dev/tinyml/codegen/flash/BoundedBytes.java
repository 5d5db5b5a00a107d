package dev.tinyml.codegen.flash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** The beginning of a stream, up to a limit. Thread-safe. */
final class BoundedBytes {
  /** The properties of the largest cores take a fraction of this. */
  private static final int MAX_BYTES = 16 << 20;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

  /** Reads to the end, so that the program does not block, but keeps only so much. */
  void readAll(InputStream stream) {
    byte[] buffer = new byte[8192];
    try (stream) {
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        add(buffer, n);
      }
    } catch (IOException e) {
      // A killed process closes its streams in the middle of a read.
    }
  }

  private synchronized void add(byte[] bytes, int count) {
    kept.write(bytes, 0, Math.min(count, MAX_BYTES - kept.size()));
  }

  /** What was kept so far. */
  synchronized byte[] toBytes() {
    return kept.toByteArray();
  }
}
