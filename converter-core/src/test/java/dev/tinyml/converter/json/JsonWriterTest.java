package dev.tinyml.converter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  @CsvSource({
    "0.1, 0.1",
    "1, 1.0",
    "-2.5, -2.5",
    "0.001, 0.001",
    "0.0001, 1.0E-4",
    "1234567, 1234567.0",
    "1e7, 1.0E7",
    "3.4028235e38, 3.4028235E38",
    "16777216, 1.6777216E7"
  })
  @DisplayName("writes floats in few digits and in Java's form")
  void floatForm(float value, String expected) {
    assertThat(new JsonWriter().write(Json.of(value))).isEqualTo(expected + "\n");
  }

  @Test
  @DisplayName("writes floats with digits of which none can be left out, before JDK 19 as well")
  void jdkDefect() {
    // JDK-4511638: older versions print 2.0E-3 style texts with a digit too many for these.
    assertThat(new JsonWriter().write(Json.of(2e23))).isEqualTo("2.0E23\n");
    assertThat(new JsonWriter().write(Json.of(2.2e-322))).isEqualTo("2.2E-322\n");
    assertThat(new JsonWriter().write(Json.of(1.1e-44f))).isEqualTo("1.1E-44\n");
    assertThat(new JsonWriter().write(Json.of(-0f))).isEqualTo("-0.0\n");
  }

  @Test
  @DisplayName("writes every float so that it reads back as the same, in at most nine digits")
  void floatsReadBack() {
    Random random = new Random(20261122);
    for (int i = 0; i < 20_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(value)) {
        String text = new JsonWriter().write(Json.of(value)).strip();
        assertThat(Float.parseFloat(text)).isEqualTo(value);
        assertThat(text.length()).isLessThanOrEqualTo(Float.toString(value).length());
        assertThat(text.replaceAll("E.*|[-.]", "").replaceAll("^0+", "").length())
            .isLessThanOrEqualTo(9);
      }
    }
  }

  @Test
  @DisplayName("writes every double so that it reads back as the same")
  void doublesReadBack() {
    Random random = new Random(20261122);
    for (int i = 0; i < 5_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = new JsonWriter().write(Json.of(value)).strip();
        assertThat(Double.parseDouble(text)).isEqualTo(value);
        assertThat(text.length()).isLessThanOrEqualTo(Double.toString(value).length());
      }
    }
  }

  @Test
  @DisplayName("refuses numbers that JSON does not know")
  void notFinite() {
    assertThatThrownBy(() -> Json.of(Float.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Json.of(Double.NEGATIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
