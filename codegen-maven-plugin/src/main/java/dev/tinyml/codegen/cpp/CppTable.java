package dev.tinyml.codegen.cpp;

import java.util.ArrayList;
import java.util.List;

/** Lays the elements of an array initializer out as rows with aligned columns. Stateless. */
final class CppTable {
  /** Leaves a line of 100 columns room for the deepest indent. */
  private static final int MAX_WIDTH = 92;

  private CppTable() {}

  /**
   * Rows of right-aligned elements, each followed by a comma.
   *
   * @param cells literals
   * @param multiple preferred divisor of the number of columns, so that the channels of a reading
   *     stay in one row; at least 1
   */
  static List<String> rows(List<String> cells, int multiple) {
    int width = cells.stream().mapToInt(String::length).max().orElse(0);
    int fitting = Math.max(1, (MAX_WIDTH + 1) / (width + 2));
    int columns = Math.min(16, fitting);
    if (multiple > 1 && multiple <= columns) {
      columns -= columns % multiple;
    }
    return rowsOf(cells, columns);
  }

  /** Rows of so many elements, right-aligned when there are several rows. */
  static List<String> rowsOf(List<String> cells, int columns) {
    boolean aligned = cells.size() > columns;
    int width = aligned ? cells.stream().mapToInt(String::length).max().orElse(0) : 0;
    List<String> rows = new ArrayList<>();
    for (int start = 0; start < cells.size(); start += columns) {
      StringBuilder row = new StringBuilder();
      for (String cell : cells.subList(start, Math.min(cells.size(), start + columns))) {
        row.append(row.isEmpty() ? "" : " ");
        row.append(" ".repeat(Math.max(0, width - cell.length()))).append(cell).append(',');
      }
      rows.add(row.toString());
    }
    return List.copyOf(rows);
  }
}
