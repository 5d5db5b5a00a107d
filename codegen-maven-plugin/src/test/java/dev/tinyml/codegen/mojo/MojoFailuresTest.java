package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What Maven is told")
class MojoFailuresTest {
  private final RecordingLog log = new RecordingLog();
  private final MojoFailures failures = new MojoFailures(log);

  private static Problem problem(String id, ProblemKind kind) {
    return new Problem(id, kind, "subject", "found", "expected", "next step");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INTERNAL")
  @DisplayName("A failure for whatever the user can mend; its cause only at level debug")
  void failure(ProblemKind kind) {
    ProblemException e = new ProblemException(problem("some-id", kind), new IOException("why"));

    assertThatThrownBy(() -> failures.rethrow(e))
        .isInstanceOf(MojoFailureException.class)
        .hasNoCause()
        .hasMessage(
            "1 problem:\n"
                + "[some-id] subject\n"
                + "    found:     found\n"
                + "    expected:  expected\n"
                + "    next step: next step");
    assertThat(log.causes()).containsExactly(e);
  }

  @Test
  @DisplayName("An error with its cause when one of the problems is a defect")
  void defect() {
    ProblemException e =
        new ProblemException(
            List.of(
                problem("first", ProblemKind.BROKEN_INPUT),
                problem("second", ProblemKind.INTERNAL)));

    assertThatThrownBy(() -> failures.rethrow(e))
        .isInstanceOf(MojoExecutionException.class)
        .hasCause(e)
        .hasMessageContainingAll("2 problems:\n", "[first]", "[second]");
  }

  @Test
  @DisplayName("A failure with a sentence when the disk refuses")
  void disk() {
    UncheckedIOException e =
        new UncheckedIOException(
            "can't write target/tinyml",
            new FileSystemException("target/tinyml/a.h", null, "No space left on device"));

    assertThatThrownBy(() -> failures.rethrow(e))
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContainingAll(
            "[file-access]",
            "can't write target/tinyml: FileSystemException target/tinyml/a.h: No space left",
            "next step:");
  }

  @Test
  @DisplayName("The cause's text stands once where the exception adds none of its own")
  void diskWithoutText() {
    UncheckedIOException e = new UncheckedIOException(new IOException("broken pipe"));

    assertThatThrownBy(() -> failures.rethrow(e))
        .hasMessageContaining("found:     IOException broken pipe\n");
  }
}
