package dev.tinyml.codegen.mojo;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells that become lines of a log, with aligned columns. Not thread-safe. */
final class LogTable {
  private static final String SEPARATOR = " | ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; the first is the head. All have as many cells, which may quote a file's text. */
  LogTable row(List<String> cells) {
    rows.add(cells.stream().map(cell -> cell.replaceAll("[\\p{Cc}\\p{Cs}]", "?")).toList());
    return this;
  }

  /** The lines, with a rule below the head. */
  List<String> lines() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < widths.length; column++) {
        cells.add(row.get(column) + " ".repeat(widths[column] - row.get(column).length()));
      }
      lines.add(String.join(SEPARATOR, cells).stripTrailing());
    }
    List<String> dashes = new ArrayList<>();
    for (int width : widths) {
      dashes.add("-".repeat(width));
    }
    lines.add(1, String.join("-+-", dashes));
    return lines;
  }
}
