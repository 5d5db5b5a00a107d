package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.problem.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("project.build.outputTimestamp")
class OutputTimestampTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T00:00:00Z, 2026-11-22T00:00:00Z",
    "2026-11-22T02:00:00+02:00, 2026-11-22T00:00:00Z",
    "1570300662, 2019-10-05T18:37:42Z",
    "00, 1970-01-01T00:00:00Z"
  })
  @DisplayName("ISO 8601 with an offset, or seconds since 1970, as in Maven's guide")
  void valid(String text, Instant expected) {
    assertThat(new OutputTimestamp(text).instant()).isEqualTo(expected);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "x", " "})
  @DisplayName("Nothing, or Maven's single character for none, gives the same time always")
  void none(String text) {
    assertThat(new OutputTimestamp(text).instant())
        .isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"today", "2026-11-22", "99999999999999999999", "9223372036854775807", "-15"})
  @DisplayName("Anything else gets a sentence with an example")
  void invalid(String text) {
    assertThatThrownBy(() -> new OutputTimestamp(text).instant())
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("project.build.outputTimestamp", text, "2026-11-22T00:00:00Z");
  }
}
