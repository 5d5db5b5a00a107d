package dev.tinyml.codegen.inspection.rendering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows of cells that become lines with aligned columns, within a width: where a row would be wider,
 * the widest columns give way. Not thread-safe.
 */
final class TextTable {
  private static final String GAP = "  ";

  /** A column does not give way below this. */
  private static final int NARROWEST = 10;

  private static final int LIST_BONUS = 12;

  private final List<List<String>> rows = new ArrayList<>();
  private final Set<Integer> right = new HashSet<>();
  private final Set<Integer> cutEnds = new HashSet<>();
  private final Map<Integer, Integer> least = new HashMap<>();
  private final int width;

  /**
   * @param width most characters of a line
   */
  TextTable(int width) {
    this.width = width;
  }

  /** Aligns columns to the right, as suits numbers; these never give way. */
  TextTable alignRight(int... columns) {
    Arrays.stream(columns).forEach(right::add);
    return this;
  }

  /** Shortens cells of a column at their end; of others beginning and end remain. */
  TextTable cutEnds(int column) {
    cutEnds.add(column);
    return this;
  }

  /** Keeps a column from giving way below a width. */
  TextTable keep(int column, int width) {
    least.put(column, width);
    return this;
  }

  TextTable row(String... cells) {
    rows.add(Arrays.stream(cells).map(Printable::of).toList());
    return this;
  }

  List<String> lines() {
    int[] widths = fitted(widths());
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell =
          cutEnds.contains(column)
              ? Printable.cut(row.get(column), widths[column])
              : Printable.shortened(row.get(column), widths[column]);
      String padding = " ".repeat(Math.max(0, widths[column] - cell.length()));
      line.append(right.contains(column) ? padding + cell : cell + padding).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private int[] widths() {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    return widths;
  }

  private int[] fitted(int[] widths) {
    int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
    while (excess > 0) {
      int widest = widest(widths);
      if (widest < 0) {
        return widths;
      }
      widths[widest]--;
      excess--;
    }
    return widths;
  }

  private int widest(int[] widths) {
    int widest = -1;
    for (int column = 0; column < widths.length; column++) {
      if (!right.contains(column)
          && widths[column] > least.getOrDefault(column, NARROWEST)
          && (widest < 0 || surplus(widths, column) > surplus(widths, widest))) {
        widest = column;
      }
    }
    return widest;
  }

  /** Lists tell more per character than long names do. */
  private int surplus(int[] widths, int column) {
    return widths[column] - (cutEnds.contains(column) ? LIST_BONUS : 0);
  }
}
