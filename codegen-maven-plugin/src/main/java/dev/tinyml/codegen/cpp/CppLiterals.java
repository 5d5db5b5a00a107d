package dev.tinyml.codegen.cpp;

import dev.tinyml.converter.json.NumberText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Values as C++11 literals. Stateless. */
final class CppLiterals {
  private static final HexFormat HEX = HexFormat.of();

  private CppLiterals() {}

  /**
   * A float literal with the fewest digits that read back as the same float: {@code 0.1f}.
   *
   * @param value finite
   */
  static String floatLiteral(float value) {
    return NumberText.of(value) + "f";
  }

  /** A byte: {@code 0x0f}. */
  static String byteLiteral(byte value) {
    return "0x" + HEX.toHexDigits(value);
  }

  /** 64 bits from 16 hex digits: {@code 0x0123456789abcdefULL}. */
  static String uint64Literal(String hex) {
    return "0x" + hex.toLowerCase(Locale.ROOT) + "ULL";
  }

  /**
   * A string literal in UTF-8. Everything but printable ASCII is written as an octal escape of
   * always three digits, as hexadecimal escapes would swallow digits that follow; question marks
   * are escaped so that no two make a trigraph.
   */
  static String stringLiteral(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      switch (b) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '?' -> literal.append("\\?");
        default -> {
          if (b >= ' ' && b < 0x7f) {
            literal.append((char) b);
          } else {
            literal.append('\\').append((char) ('0' + ((b >> 6) & 3)));
            literal.append((char) ('0' + ((b >> 3) & 7))).append((char) ('0' + (b & 7)));
          }
        }
      }
    }
    return literal.append('"').toString();
  }
}
