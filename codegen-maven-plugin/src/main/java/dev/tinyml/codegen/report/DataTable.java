package dev.tinyml.codegen.report;

import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Markup;
import dev.tinyml.codegen.report.markup.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table with a heading for each column; columns of numbers are aligned to the right. It scrolls
 * in its own box, and ends with a remark when it has more rows than anybody reads.
 */
final class DataTable {
  private static final int MOST_ROWS = 1000;

  private final String label;
  private final List<String> headings;
  private final List<Boolean> numeric;
  private final List<Element> rows = new ArrayList<>();
  private int left;

  /**
   * @param label what the table shows
   * @param headings of the columns; those that end with {@code #} hold numbers
   */
  DataTable(String label, String... headings) {
    this.label = label;
    this.headings = Stream.of(headings).map(h -> h.replace("#", "")).toList();
    this.numeric = Stream.of(headings).map(h -> h.endsWith("#")).toList();
  }

  /** Adds a row of texts and elements, one per column. */
  DataTable row(Object... cells) {
    return styledRow("", cells);
  }

  /** The same with a class for the row. */
  DataTable styledRow(String styled, Object... cells) {
    if (rows.size() == MOST_ROWS) {
      left++;
      return this;
    }
    Element row = Element.of("tr");
    if (!styled.isEmpty()) {
      row.styled(styled);
    }
    for (int i = 0; i < cells.length; i++) {
      Markup content =
          cells[i] instanceof Markup markup ? markup : new Text(String.valueOf(cells[i]));
      Element cell = Element.of("td", content);
      row.add(numeric.get(i) ? cell.styled("number") : cell);
    }
    rows.add(row);
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  Element build() {
    Element head = Element.of("tr");
    for (int i = 0; i < headings.size(); i++) {
      Element heading = Element.of("th", headings.get(i)).attribute("scope", "col");
      head.add(numeric.get(i) ? heading.styled("number") : heading);
    }
    Element table =
        Element.of("table", Element.of("thead", head), Element.of("tbody").addAll(rows));
    Element box = Parts.scrolling(label, table);
    return left == 0
        ? box
        : Element.of(
            "div", box, Parts.remark(left + " more rows are in the JSON files beside this page."));
  }
}
