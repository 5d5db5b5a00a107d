package dev.tinyml.codegen.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The writer of pages")
class MarkupWriterTest {
  private static String write(Markup markup) {
    return new MarkupWriter().fragment(markup);
  }

  @Test
  @DisplayName("closes elements so that HTML and XML parsers agree")
  void closing() {
    assertThat(write(Element.of("p", Element.of("br"))))
        .isEqualTo("<p><br/></p>".replace("<br", "<br"));
    assertThat(write(Element.of("td"))).isEqualTo("<td></td>");
    assertThat(write(Element.of("rect").attribute("x", 1.005))).isEqualTo("<rect x=\"1\"/>");
    assertThatThrownBy(() -> write(Element.of("br", "text")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("escapes text and attributes alike")
  void escapes() {
    assertThat(write(Element.of("b", "<&>\"'\u202e\u0001").attribute("title", "\"><i>")))
        .isEqualTo("<b title=\"&quot;&gt;&lt;i&gt;\">&lt;&amp;&gt;&quot;&#39;\\u{202e}\\u{1}</b>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "on>", "", "1", "a/"})
  @DisplayName("takes no names that would be markup")
  void names(String name) {
    assertThatThrownBy(() -> Element.of(name)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Element.of("p").attribute(name, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("takes no style sheet that parsers would read differently")
  void style() {
    assertThatThrownBy(() -> new StyleSheet("a > b {}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new StyleSheet("</style>"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("draws no place that is no number")
  void coordinates() {
    assertThatThrownBy(() -> Element.of("rect").attribute("x", Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("shortens names in the middle, and never within a character")
  void shortened() {
    assertThat(SafeText.shortened("abcdefghij", 5)).isEqualTo("ab…ij");
    assertThat(SafeText.shortened("abcde", 5)).isEqualTo("abcde");
    assertThat(SafeText.shortened("😀😁😂😃😄😅", 5)).isEqualTo("😀😁…😄😅");
  }
}
