package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.converter.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of text in sections, none wider than the page. Not thread-safe; one per description. */
final class Page {
  /** With the prefix of Maven's log a line has at most 120 columns. */
  static final int WIDTH = 112;

  private static final String INDENT = "  ";

  /** Lists of everything that is supported are for the documentation. */
  private static final int MOST_EXPECTED = 190;

  private final List<String> lines = new ArrayList<>();

  /** Starts a section. */
  void heading(String text) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    text("", text);
  }

  /** Text within a section, broken into lines at spaces. */
  void text(String text) {
    text(INDENT, text);
  }

  /** What can't be done, why, and what helps. */
  void problem(String title, Problem problem) {
    text(INDENT, title);
    found(problem);
    remedy(problem);
  }

  /** The same for several problems; what helps stands once behind those that it helps with. */
  void problems(List<Problem> problems) {
    Problem previous = null;
    for (Problem problem : problems) {
      if (previous != null && !isAlike(previous, problem)) {
        remedy(previous);
      }
      if (previous == null || !previous.subject().equals(problem.subject())) {
        text(INDENT, problem.subject());
      }
      found(problem);
      previous = problem;
    }
    if (previous != null) {
      remedy(previous);
    }
  }

  private static boolean isAlike(Problem one, Problem other) {
    return one.subject().equals(other.subject())
        && one.expected().equals(other.expected())
        && one.nextStep().equals(other.nextStep());
  }

  private void found(Problem problem) {
    text(INDENT + INDENT, "found:     " + problem.found(), 11);
  }

  private void remedy(Problem problem) {
    text(INDENT + INDENT, "expected:  " + Printable.cut(problem.expected(), MOST_EXPECTED), 11);
    text(INDENT + INDENT, "next step: " + problem.nextStep(), 11);
  }

  /** An empty table that fits into a section. */
  static TextTable newTable() {
    return new TextTable(WIDTH - INDENT.length());
  }

  void table(TextTable table) {
    table.lines().forEach(line -> lines.add((INDENT + line).stripTrailing()));
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  private void text(String indent, String text) {
    text(indent, text, 0);
  }

  /**
   * @param hanging how much further lines are indented than the first
   */
  private void text(String indent, String text, int hanging) {
    String rest = Printable.of(text);
    String margin = indent;
    while (margin.length() + rest.length() > WIDTH) {
      int room = WIDTH - margin.length();
      int space = rest.lastIndexOf(' ', room);
      int end = space > room / 2 ? space : room;
      lines.add((margin + rest.substring(0, end)).stripTrailing());
      rest = rest.substring(end).stripLeading();
      margin = indent + " ".repeat(hanging);
    }
    lines.add((margin + rest).stripTrailing());
  }

  /** A whole number with commas. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A number with its noun, which takes an s. */
  static String count(long value, String noun) {
    return number(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /** A shape with ? for open sizes. */
  static String shape(List<Integer> shape) {
    StringBuilder text = new StringBuilder();
    for (int size : shape) {
      text.append(text.isEmpty() ? "" : "x").append(size == -1 ? "?" : String.valueOf(size));
    }
    return text.isEmpty() ? "scalar" : text.toString();
  }
}
