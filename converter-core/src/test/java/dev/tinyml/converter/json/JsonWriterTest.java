package dev.tinyml.converter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The JSON writer")
class JsonWriterTest {
  private static final JsonValue SAMPLE =
      Json.object()
          .put("name", "a \"quoted\"\nname")
          .put("count", 3)
          .put("share", 0.5)
          .put("on", true)
          .put("none", new JsonValue.JsonNull())
          .putIfPresent("absent", Optional.<String>empty(), Json::of)
          .put("plain", Json.array(List.of(1L, 2L), Json::of))
          .put("rows", Json.array(List.of(List.of(1L), List.<Long>of()), JsonWriterTest::row))
          .put("empty", Json.object().build())
          .build();

  private static JsonValue row(List<Long> row) {
    return Json.array(row, Json::of);
  }

  @Test
  @DisplayName("writes for people: indented, arrays of plain values on one line, LF, final newline")
  void layout() {
    assertThat(new JsonWriter().write(SAMPLE))
        .isEqualTo(
            """
            {
              "name": "a \\"quoted\\"\\nname",
              "count": 3,
              "share": 0.5,
              "on": true,
              "none": null,
              "plain": [1, 2],
              "rows": [
                [1],
                []
              ],
              "empty": {}
            }
            """);
  }

  @Test
  @DisplayName("writes what the reader reads back, in the same bytes again")
  void roundTrip() throws JsonSyntaxException {
    String text = new JsonWriter().write(SAMPLE);
    JsonValue back = new JsonReader().read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(back).isEqualTo(SAMPLE);
    assertThat(new JsonWriter().write(back)).isEqualTo(text);
  }

  @Test
  @DisplayName("does not depend on the locale")
  void locale() {
    String text = new JsonWriter().write(SAMPLE);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(new JsonWriter().write(SAMPLE)).isEqualTo(text);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.1", "1.0", "-2.5", "1.0e-7", "3.4028235e38", "-0.0"})
  @DisplayName("writes floats that the reader reads back as the same")
  void floats(String text) throws JsonSyntaxException {
    String written = new JsonWriter().write(Json.of(Float.parseFloat(text)));
    assertThat(written).isEqualTo(text + "\n");
    JsonValue back = new JsonReader().read(written.getBytes(StandardCharsets.UTF_8));
    assertThat(((JsonValue.JsonNumber) back).asFloat()).isEqualTo(Float.parseFloat(text));
  }

  @Test
  @DisplayName("refuses numbers that JSON does not know")
  void notFinite() {
    assertThatThrownBy(() -> Json.of(Float.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Json.of(Double.NEGATIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
