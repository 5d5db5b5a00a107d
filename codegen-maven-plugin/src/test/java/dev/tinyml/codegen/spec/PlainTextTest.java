package dev.tinyml.codegen.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @DisplayName("Nothing from outside can end a comment or continue its line")
  @ValueSource(
      strings = {
        "a\nb",
        "a\r",
        "a\\",
        "*/ int x;",
        "-->",
        "??/",
        "<script>",
        "\u202eevil",
        "{@code}",
        "\u2028x",
        "`x`",
        "a|b",
        "--"
      })
  void harmless(String text) {
    assertThat(PlainText.of(text))
        .doesNotContain("\n", "\r", "\\", "*", "--", "??", "<", ">", "\u202e", "@", "\u2028")
        .doesNotContain("`", "|");
  }

  @ParameterizedTest
  @DisplayName("Ordinary names stay as they are")
  @CsvSource({"gesture_model.keras, gesture_model.keras", "m/s^2, m/s^2", "höher, höher"})
  void unchanged(String text, String same) {
    assertThat(PlainText.of(text)).isEqualTo(same);
  }
}
