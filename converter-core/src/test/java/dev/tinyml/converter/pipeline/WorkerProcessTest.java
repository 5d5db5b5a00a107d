package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The worker's process")
class WorkerProcessTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("has the same language and time zone wherever it runs, and the heap it was given")
  void command() throws IOException {
    WorkerOptions options = new WorkerOptions(List.of(), Duration.ofSeconds(1), "700m");
    assertThat(new WorkerProcess(options).command(WorkerFolder.beside(folder.resolve("out"))))
        .contains("-Xmx700m", "-Duser.language=en", "-Duser.country=US", "-Duser.timezone=UTC");
  }
}
