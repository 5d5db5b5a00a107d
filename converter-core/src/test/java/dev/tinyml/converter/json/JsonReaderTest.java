package dev.tinyml.converter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The JSON reader")
class JsonReaderTest {

  private static JsonValue read(String text) throws JsonSyntaxException {
    return new JsonReader().read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("keeps members in the order of the file")
  void order() throws JsonSyntaxException {
    JsonObject object =
        (JsonObject) read("{\"z\": 1, \"a\": [true, null, \"é\\u00e9\"], \"m\": {}}");
    assertThat(object.members().keySet()).containsExactly("z", "a", "m");
    assertThat(((JsonArray) object.members().get("a")).elements())
        .extracting(JsonValue::typeName)
        .containsExactly("boolean", "null", "string");
  }

  @ParameterizedTest
  @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity"})
  @DisplayName("takes the numbers that Python writes and JSON does not know")
  void pythonNumbers(String text, Double expected) throws JsonSyntaxException {
    JsonNumber number = (JsonNumber) ((JsonArray) read("[" + text + "]")).elements().get(0);
    assertThat(Double.valueOf(number.asDouble())).isEqualTo(expected);
    assertThat(Float.valueOf(number.asFloat())).isEqualTo(Float.valueOf(expected.floatValue()));
    assertThatThrownBy(number::asLong).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "{",
        "[1,",
        "{\"a\" 1}",
        "[1] 2",
        "{\"a\": 1, \"a\": 2}",
        "[1,]",
        "'a'",
        "nul",
        "\"line\nbreak\"",
        "[01]",
        "// comment",
        "{\"a\": {\"b\": 1, \"b\": 1}}"
      })
  @DisplayName("refuses what is not one JSON value, with a message of one line")
  void malformed(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(JsonSyntaxException.class)
        .message()
        .isNotBlank()
        .doesNotContain("\n");
  }

  @Test
  @DisplayName("says where the text goes wrong")
  void location() {
    assertThatThrownBy(() -> read("{\n  \"a\": 1,\n  \"a\": 2\n}")).hasMessageContaining("line 3");
  }

  @Test
  @DisplayName("takes 200 levels and refuses more, so that no stack runs over")
  void depth() throws JsonSyntaxException {
    assertThat(read("[".repeat(200) + "]".repeat(200)).typeName()).isEqualTo("array");
    assertThatThrownBy(() -> read("[".repeat(201) + "]".repeat(201)))
        .isInstanceOf(JsonSyntaxException.class);
    assertThatThrownBy(() -> read("{\"a\":".repeat(100_000)))
        .isInstanceOf(JsonSyntaxException.class);
  }

  @Test
  @DisplayName("refuses numbers of more than 100 digits")
  void longNumber() throws JsonSyntaxException {
    assertThat(((JsonNumber) read("1" + "0".repeat(99))).asDouble()).isEqualTo(1e99);
    assertThatThrownBy(() -> read("1" + "0".repeat(100))).isInstanceOf(JsonSyntaxException.class);
  }

  @Test
  @DisplayName("survives every truncation of a text")
  void truncated() throws JsonSyntaxException {
    String whole = "{\"layers\": [{\"n\": -1.5e3, \"t\": \"a\\u00e9\"}, [true, null, NaN]]}";
    assertThat(read(whole).typeName()).isEqualTo("object");
    for (int end = 0; end < whole.length(); end++) {
      String part = whole.substring(0, end);
      assertThatThrownBy(() -> read(part)).isInstanceOf(JsonSyntaxException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "5.0, 5",
    "-1e3, -1000",
    "9223372036854775807, 9223372036854775807",
    "0e99, 0",
    "-0, 0"
  })
  @DisplayName("gives whole numbers however they are written")
  void wholeNumbers(String literal, long expected) {
    assertThat(new JsonNumber(literal).asLong()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.5",
        "9223372036854775808",
        "-9223372036854775809",
        "1e19",
        "1e400",
        "1e-400",
        "1e-99999999999",
        "0e99999999999",
        "1e99999999999"
      })
  @DisplayName("refuses to round or to cut where a whole number is asked for")
  void notWhole(String literal) {
    assertThatThrownBy(() -> new JsonNumber(literal).asLong())
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  @DisplayName("rounds a decimal to float once, not by way of double")
  void roundedOnce() throws JsonSyntaxException {
    // Half-way between two floats but for the last digit, which a double drops.
    JsonNumber number = (JsonNumber) read("1.00000017881393432617187499999999999");
    assertThat(number.asFloat()).isEqualTo(1.0000001f);
    assertThat((float) number.asDouble()).isEqualTo(1.0000002f);
  }

  @Test
  @DisplayName("values don't change with the collections that they were made of")
  void immutable() {
    List<JsonValue> elements = new java.util.ArrayList<>(List.of(Json.of(1)));
    JsonArray array = new JsonArray(elements);
    elements.clear();
    assertThat(array.elements()).hasSize(1);
  }
}
