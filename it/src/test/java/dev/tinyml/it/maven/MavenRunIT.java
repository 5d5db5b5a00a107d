package dev.tinyml.it.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.it.toolchain.ProcessResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A user's project")
class MavenRunIT {
  private final MavenRun maven = MavenRun.ofEnvironment(Duration.ofMinutes(3));

  @Test
  @DisplayName("finds this build's plugin without network and without an installed copy")
  void findsThePlugin(@TempDir Path folder) {
    ProcessResult result =
        maven.runOffline(
            UserProject.copy("empty", folder),
            List.of(
                "dev.tinyml:codegen-maven-plugin:"
                    + System.getProperty("tinyml.version")
                    + ":help"));
    assertThat(result.succeeded()).as(result.description()).isTrue();
    assertThat(result.stdout())
        .contains("tinyml:convert", "tinyml:verify", "tinyml:generate", "tinyml:sketch")
        .contains("tinyml:inspect", "BUILD SUCCESS");
  }

  @Test
  @DisplayName("is killed when it takes too long")
  void timeLimit(@TempDir Path folder) {
    MavenRun hasty =
        new MavenRun(
            maven.mavenHome(),
            maven.repository(),
            maven.userRepository(),
            Duration.ofMillis(1),
            Map.of());
    assertThat(hasty.run(UserProject.copy("empty", folder), List.of("--version")).timedOut())
        .isTrue();
  }
}
