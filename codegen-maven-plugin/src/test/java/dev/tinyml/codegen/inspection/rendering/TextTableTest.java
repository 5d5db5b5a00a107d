package dev.tinyml.codegen.inspection.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A table of text")
class TextTableTest {

  @Test
  @DisplayName(
      "aligns its columns, numbers to the right, and leaves no spaces at the ends of lines")
  void aligned() {
    assertThat(
            new TextTable(80)
                .alignRight(1)
                .row("name", "size", "note")
                .row("a", "1000000", "")
                .row("bb")
                .lines())
        .containsExactly("name     size  note", "a     1000000", "bb");
  }

  @Test
  @DisplayName("shortens the widest columns until rows fit, names in the middle, lists at the end")
  void fitted() {
    TextTable table =
        new TextTable(46)
            .cutEnds(2)
            .alignRight(1)
            .row("abcdefghijklmnopqrstuvwxyz", "12345", "list ".repeat(9));

    assertThat(table.lines()).containsExactly("abcde...wxyz  12345  list list list list li...");
  }

  @Test
  @DisplayName("lets a column keep a width that its cells need")
  void kept() {
    TextTable table =
        new TextTable(40).keep(0, 26).row("abcdefghijklmnopqrstuvwxyz", "x".repeat(40));

    assertThat(table.lines()).containsExactly("abcdefghijklmnopqrstuvwxyz  xxxxx...xxxx");
  }

  @Test
  @DisplayName("lets no character through that commands a terminal or turns text around")
  void controlCharacters() {
    assertThat(
            new TextTable(80)
                .row("\u001b[2J", "two\nlines", "\u009b1m", "\u202eevil", "\u2028", "\u0007")
                .lines())
        .containsExactly(" [2J  two lines   1m   evil");
  }
}
