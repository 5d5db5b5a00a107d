package dev.tinyml.codegen.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedTreeTest {
  @ParameterizedTest
  @DisplayName("A path can't lead out of its tree")
  @ValueSource(
      strings = {"", "/a", "a//b", "../a", "a/../b", ".", "a/", "a\\b", "c:x", "a\nb", "a\0b"})
  void unsafePath(String path) {
    assertThatIllegalArgumentException().isThrownBy(() -> GeneratedFile.text(path, ""));
  }

  @Test
  @DisplayName("Text gets line feeds and UTF-8 on every machine")
  void lineEnds() {
    assertThat(GeneratedFile.text("a", "x\r\ny\rzé\n").toBytes())
        .containsExactly('x', '\n', 'y', '\n', 'z', 0xc3, 0xa9, '\n');
  }

  @Test
  @DisplayName("Changing an array that went in or came out changes nothing")
  void copies() {
    byte[] bytes = {1, 2};
    GeneratedFile file = GeneratedFile.binary("a", bytes);
    bytes[0] = 9;
    file.toBytes()[1] = 9;
    assertThat(file.toBytes()).containsExactly(1, 2);
  }

  @Test
  @DisplayName("Files are sorted, and two names that differ in case only are one too many")
  void sortedAndDistinct() {
    GeneratedFile b = GeneratedFile.text("b", "");
    GeneratedFile a = GeneratedFile.text("a", "");
    assertThat(GeneratedTree.of(List.of(b, a)).paths()).containsExactly("a", "b");
    GeneratedFile capital = GeneratedFile.text("A", "");
    assertThatIllegalArgumentException().isThrownBy(() -> GeneratedTree.of(List.of(a, capital)));
  }

  @Test
  @DisplayName("A tree can be moved into a folder")
  void inFolder() {
    GeneratedTree tree = GeneratedTree.of(List.of(GeneratedFile.text("a", "x"))).in("f");
    assertThat(tree.paths()).containsExactly("f/a");
    assertThat(tree.find("f/a").orElseThrow().text()).isEqualTo("x");
  }
}
