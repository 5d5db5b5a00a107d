package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.pipeline.StageListener;
import java.time.Duration;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/** One line in the log for each stage of a conversion. */
final class LogProgress implements StageListener {
  private final Log log;

  LogProgress(Log log) {
    this.log = log;
  }

  @Override
  public void started(String stage) {
    log.debug(stage + " …");
  }

  @Override
  public void finished(String stage, String found, Duration elapsed) {
    log.info(
        String.format(Locale.ROOT, "%s: %s (%.2f s)", stage, found, elapsed.toMillis() / 1000.0));
  }
}
