package dev.tinyml.converter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Lines of JSON values")
class JsonLinesTest {

  private static JsonLines of(String text) throws JsonSyntaxException {
    return new JsonLines(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("are those where a value begins, and of the value around a missing one")
  void lines() throws JsonSyntaxException {
    JsonLines lines = of("{\n  \"a\": {\n    \"b\": [1,\n      {\"c\": 2}]\n  },\n  \"d\": 3\n}\n");
    assertThat(lines.of("")).isEqualTo(1);
    assertThat(lines.of("a")).isEqualTo(2);
    assertThat(lines.of("a.b")).isEqualTo(3);
    assertThat(lines.of("a.b[1].c")).isEqualTo(4);
    assertThat(lines.of("d")).isEqualTo(6);
    assertThat(lines.of("a.b[7].x")).isEqualTo(3);
    assertThat(lines.of("nothing")).isEqualTo(1);
  }

  @Test
  @DisplayName("There are none without JSON")
  void broken() {
    assertThatExceptionOfType(JsonSyntaxException.class).isThrownBy(() -> of("{\"a\": "));
  }
}
