package dev.tinyml.codegen.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A table of text")
class TextTableTest {

  @Test
  @DisplayName("aligns its columns and leaves no spaces at the ends of lines")
  void aligned() {
    assertThat(
            new TextTable().row("name", "size", "note").row("a", "1000000", "").row("bb").lines())
        .containsExactly("name  size     note", "a     1000000", "bb");
  }

  @Test
  @DisplayName("lets no control character through to the terminal")
  void controlCharacters() {
    assertThat(new TextTable().row("\u001b[2J", "two\nlines", "\u0007").lines())
        .containsExactly(" [2J  two lines");
  }
}
