package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.pipeline.StageCost;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Stages in the log")
class LogProgressTest {
  private final RecordingLog log = new RecordingLog();
  private final LogProgress progress = new LogProgress(log);

  @Test
  @DisplayName("A line when a stage ends, with what it found, took and holds")
  void finished() {
    progress.started("Read model");
    progress.finished(
        "Read model",
        "4 layers",
        new StageCost(Duration.ofMillis(1234), OptionalLong.of(1L << 28)));

    assertThat(log.debugs()).containsExactly("Read model ...");
    assertThat(log.infos()).containsExactly("Read model: 4 layers (1.23 s, 268 MB)");
  }

  @Test
  @DisplayName("Without memory where the system does not tell; with a point in every locale")
  void withoutMemory() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      progress.finished("Verify", "fine", new StageCost(Duration.ZERO, OptionalLong.empty()));
    } finally {
      Locale.setDefault(before);
    }

    assertThat(log.infos()).containsExactly("Verify: fine (0.00 s)");
  }
}
