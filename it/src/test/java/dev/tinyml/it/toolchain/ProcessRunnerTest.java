package dev.tinyml.it.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The process runner")
@EnabledOnOs({OS.LINUX, OS.MAC})
class ProcessRunnerTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("keeps the streams apart and passes on the exit code")
  void streams() {
    ProcessResult result = shell(Duration.ofMinutes(1), "echo out; echo $X >&2; exit 7");
    assertThat(result.stdout()).isEqualTo("out\n");
    assertThat(result.stderr()).isEqualTo("from outside\n");
    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(result.succeeded()).isFalse();
    assertThat(result.description()).contains("exit code 7", "out", "from outside");
  }

  @Test
  @DisplayName("gives a program that reads the end of its input at once")
  void emptyInput() {
    assertThat(shell(Duration.ofMinutes(1), "cat; echo end").stdout()).isEqualTo("end\n");
  }

  @Test
  @DisplayName("survives more output than a pipe holds, on both streams")
  void muchOutput() {
    ProcessResult result =
        shell(
            Duration.ofMinutes(1),
            "i=0; while [ $i -lt 3000 ]; do i=$((i+1));"
                + " printf %0100d $i; printf %0100d $i >&2; done");
    assertThat(result.stdout()).hasSize(300_000);
    assertThat(result.stderr()).hasSize(300_000);
  }

  @Test
  @DisplayName("kills a program and its children when the time is over")
  void timeLimit() {
    long start = System.nanoTime();
    ProcessResult result =
        shell(Duration.ofMillis(300), "echo begun; sleep 60 & sleep 60; echo over");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    assertThat(result.timedOut()).isTrue();
    assertThat(result.succeeded()).isFalse();
    assertThat(result.stdout()).isEqualTo("begun\n");
  }

  private ProcessResult shell(Duration limit, String script) {
    return new ProcessRunner(limit, Map.of("X", "from outside"))
        .run(folder, List.of("/bin/sh", "-c", script));
  }
}
