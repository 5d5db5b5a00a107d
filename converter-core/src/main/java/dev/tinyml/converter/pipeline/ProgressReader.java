package dev.tinyml.converter.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** Reads what a {@link ProgressWriter} has appended since the last look. Not thread-safe. */
final class ProgressReader {
  private final Path file;
  private final StageListener listener;
  private int consumed;
  private String currentStage = "Start";

  ProgressReader(Path file, StageListener listener) {
    this.file = file;
    this.listener = listener;
  }

  /** The stage that was begun last. */
  String currentStage() {
    return currentStage;
  }

  void poll() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    byte[] content = Files.readAllBytes(file);
    int end = content.length;
    while (end > consumed && content[end - 1] != '\n') {
      end--;
    }
    String text = new String(content, consumed, end - consumed, StandardCharsets.UTF_8);
    consumed = end;
    text.lines().forEach(this::accept);
  }

  private void accept(String line) {
    String[] fields = line.split(ProgressWriter.SEPARATOR, -1);
    if (fields[0].equals(ProgressWriter.STARTED) && fields.length == 2) {
      currentStage = fields[1];
      listener.started(fields[1]);
    } else if (fields[0].equals(ProgressWriter.FINISHED) && fields.length == 5) {
      listener.finished(
          fields[1],
          fields[4],
          new StageCost(
              Duration.ofMillis(Long.parseLong(fields[2])),
              fields[3].isEmpty()
                  ? OptionalLong.empty()
                  : OptionalLong.of(Long.parseLong(fields[3]))));
    }
  }
}
