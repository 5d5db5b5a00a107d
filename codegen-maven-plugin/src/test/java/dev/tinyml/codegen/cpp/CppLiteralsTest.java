package dev.tinyml.codegen.cpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CppLiteralsTest {
  /** What C++11 knows as escapes in a literal of ours. */
  private static final Pattern ELEMENT =
      Pattern.compile("\\\\([0-7]{3})|\\\\([\"\\\\?])|([^\\\\\"])");

  @ParameterizedTest
  @DisplayName("A float literal always has a point, so that C++ takes it for one")
  @CsvSource({"16777216, 16777216.0f", "1e-7, 1.0e-7f", "-0.5, -0.5f", "1e20, 1.0e20f"})
  void floats(float value, String literal) {
    assertThat(CppLiterals.floatLiteral(value)).isEqualTo(literal);
  }

  @Test
  @DisplayName("Bytes are two hex digits")
  void bytes() {
    assertThat(CppLiterals.byteLiteral((byte) 0)).isEqualTo("0x00");
    assertThat(CppLiterals.byteLiteral((byte) -1)).isEqualTo("0xff");
    assertThat(CppLiterals.uint64Literal("00FF00FF00FF00FF")).isEqualTo("0x00ff00ff00ff00ffULL");
  }

  @Test
  @DisplayName("Strings are escaped for C++, in UTF-8 and without trigraphs")
  void strings() {
    assertThat(CppLiterals.stringLiteral("a\"b\\c")).isEqualTo("\"a\\\"b\\\\c\"");
    assertThat(CppLiterals.stringLiteral("??/")).isEqualTo("\"\\?\\?/\"");
    assertThat(CppLiterals.stringLiteral("é1")).isEqualTo("\"\\303\\2511\"");
    assertThat(CppLiterals.stringLiteral("\n\0")).isEqualTo("\"\\012\\000\"");
  }

  @Test
  @DisplayName("Any string, read as C++ reads it, gives its UTF-8 bytes back")
  void property() {
    Random random = new Random(3);
    for (int i = 0; i < 3000; i++) {
      String text =
          random
              .ints(random.nextInt(20), 0, i % 2 == 0 ? 0x80 : 0xd800)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      String literal = CppLiterals.stringLiteral(text);
      assertThat(literal).startsWith("\"").endsWith("\"").doesNotContain("??");
      assertThat(read(literal.substring(1, literal.length() - 1)))
          .isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static byte[] read(String body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher matcher = ELEMENT.matcher(body);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      end = matcher.end();
      if (matcher.group(1) != null) {
        bytes.write(Integer.parseInt(matcher.group(1), 8));
      } else {
        String plain = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        assertThat(plain.charAt(0)).isBetween(' ', '~');
        bytes.write(plain.charAt(0));
      }
    }
    assertThat(end).isEqualTo(body.length());
    return bytes.toByteArray();
  }
}
