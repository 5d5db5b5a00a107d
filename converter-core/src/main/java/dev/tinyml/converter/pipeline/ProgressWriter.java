package dev.tinyml.converter.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Appends progress to a file, a line at a time: fields behind tabs. A file and not the standard
 * output, because native code prints there.
 */
final class ProgressWriter implements StageListener {
  static final String STARTED = "started";
  static final String FINISHED = "finished";
  static final String SEPARATOR = "\t";

  private final Path file;

  ProgressWriter(Path file) {
    this.file = file;
  }

  @Override
  public void started(String stage) {
    append(String.join(SEPARATOR, STARTED, stage));
  }

  @Override
  public void finished(String stage, String found, StageCost cost) {
    append(
        String.join(
            SEPARATOR,
            FINISHED,
            stage,
            String.valueOf(cost.elapsed().toMillis()),
            cost.peakMemory().isPresent() ? String.valueOf(cost.peakMemory().getAsLong()) : "",
            oneLine(found)));
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\t\\r\\n]+", " ");
  }

  private void append(String line) {
    try {
      // Not writeString: it refuses text that UTF-8 has no form for, and input may be quoted here.
      Files.write(
          file,
          (line + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
