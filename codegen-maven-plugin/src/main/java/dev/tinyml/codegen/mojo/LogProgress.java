package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.pipeline.StageCost;
import dev.tinyml.converter.pipeline.StageListener;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/**
 * One line in the log for each stage of a conversion: what it found, how long it took, and the most
 * memory that the worker has held up to then.
 */
final class LogProgress implements StageListener {
  private static final long BYTES_PER_MEGABYTE = 1_000_000;

  private final Log log;

  LogProgress(Log log) {
    this.log = log;
  }

  @Override
  public void started(String stage) {
    log.debug(stage + " ...");
  }

  @Override
  public void finished(String stage, String found, StageCost cost) {
    String memory =
        cost.peakMemory().isPresent()
            ? String.format(
                Locale.ROOT, ", %d MB", cost.peakMemory().getAsLong() / BYTES_PER_MEGABYTE)
            : "";
    log.info(
        String.format(
            Locale.ROOT,
            "%s: %s (%.2f s%s)",
            stage,
            found,
            cost.elapsed().toMillis() / 1000.0,
            memory));
  }

  @Override
  public void details(String text) {
    text.lines().forEach(log::debug);
  }
}
