package dev.tinyml.codegen.flash;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Takes the output of a program, or of a board behind it, apart into lines that may be shown: of
 * bounded length, without escape sequences and control characters, and without characters that turn
 * the direction of text. Stateless.
 */
final class OutputLines {
  /** What is longer is cut: nothing that this tool needs is. */
  static final int MAX_LENGTH = 1000;

  private static final Pattern ESCAPE_SEQUENCE =
      Pattern.compile("\\e(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\a]*\\a?|.)?");
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]");

  private OutputLines() {}

  /**
   * Hands on lines until the stream ends. Either kind of line end ends a line; empty lines are left
   * out.
   */
  static void copy(InputStream in, Consumer<String> lines) {
    StringBuilder line = new StringBuilder();
    try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c != '\n' && c != '\r') {
          if (line.length() < MAX_LENGTH) {
            line.append((char) c);
          }
          continue;
        }
        emit(line, lines);
      }
    } catch (IOException e) {
      // A killed process closes its streams in the middle of a read; a stream that breaks has
      // ended.
    }
    emit(line, lines);
  }

  private static void emit(StringBuilder line, Consumer<String> lines) {
    String clean = clean(line.toString());
    line.setLength(0);
    if (!clean.isEmpty()) {
      lines.accept(clean);
    }
  }

  /** A text that may be shown. */
  static String clean(String text) {
    String head = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    String plain = ESCAPE_SEQUENCE.matcher(head).replaceAll("").replace('\t', ' ');
    return UNSAFE.matcher(plain).replaceAll("").stripTrailing();
  }
}
