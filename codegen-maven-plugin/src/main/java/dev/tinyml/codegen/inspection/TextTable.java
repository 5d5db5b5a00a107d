package dev.tinyml.codegen.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of cells that become lines with aligned columns. Control characters, which could command a
 * terminal, become spaces. Not thread-safe.
 */
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable row(String... cells) {
    rows.add(Arrays.stream(cells).map(TextTable::printable).toList());
    return this;
  }

  /** A text from an untrusted file without control characters. */
  static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  List<String> lines() {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        int padding = Math.max(0, widths[column] - cell.length());
        line.append(cell).append(" ".repeat(padding)).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      // The last column needs no width: nothing follows it, and its texts may be long.
      for (int column = 0; column < row.size() - 1; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return widths;
  }
}
