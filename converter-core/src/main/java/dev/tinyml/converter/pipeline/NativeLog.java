package dev.tinyml.converter.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a worker process and the native code in it printed. Only the end is ever read: its length is
 * in the hands of the input.
 *
 * @param file need not exist
 */
record NativeLog(Path file) {
  private static final int LONGEST = 64 << 10;
  private static final int TAIL_LINES = 6;

  /** The last lines in one, led in by a few words; empty when nothing was printed. */
  String tail() {
    List<String> lines =
        text().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    String tail =
        lines.stream()
            .skip(Math.max(0, lines.size() - TAIL_LINES))
            .collect(Collectors.joining(" | "));
    return tail.isEmpty() ? "" : "; the native log ends with: " + tail;
  }

  /** The end of the log; empty when there is none or it can't be read. */
  String text() {
    if (!Files.exists(file)) {
      return "";
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer end = ByteBuffer.allocate((int) Math.min(LONGEST, channel.size()));
      channel.position(channel.size() - end.capacity());
      while (end.hasRemaining() && channel.read(end) >= 0) {
        // Read on.
      }
      return new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // The log only explains; what it would explain must not be hidden by this.
      return "";
    }
  }
}
