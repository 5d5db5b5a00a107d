package dev.tinyml.it.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Figures as lines of a Markdown table. */
final class Table {
  private static final String ROW = "| %s | %s | %s | %s | %s | %s | %s | %s |";

  private Table() {}

  /** The first lines. */
  static String head(String work) {
    return String.format(
            Locale.ROOT,
            ROW,
            "model",
            work,
            "code flash",
            "total flash",
            "RAM, variables",
            "RAM, stack",
            "RAM",
            "bar")
        + "\n|---|---|---|---|---|---|---|---|";
  }

  /** The engine's figures, and those of TensorFlow Lite Micro with the ratio where there are. */
  static String row(
      BenchmarkModel model, Figures engine, Optional<Figures> other, Optional<Bar> bar) {
    return String.format(
        Locale.ROOT,
        ROW,
        model.title(),
        cell(engine, other, Figures::work),
        cell(engine, other, Figures::codeFlash),
        cell(engine, other, Figures::totalFlash),
        cell(engine, other, Figures::staticRam),
        cell(engine, other, Figures::stack),
        cell(engine, other, Figures::ram),
        verdict(engine, other, bar));
  }

  /** What there is to say where nothing was measured. */
  static String withoutFigures(BenchmarkModel model, String reason) {
    return String.format(Locale.ROOT, ROW, model.title(), reason, "-", "-", "-", "-", "-", "-");
  }

  /** A line of a list. */
  static String ratio(BenchmarkModel model, long ours, long theirs) {
    return "- " + model.title() + ": " + ratio(ours, theirs);
  }

  private static String ratio(long ours, long theirs) {
    return String.format(Locale.ROOT, "%,d / %,d = %.3f", ours, theirs, (double) ours / theirs);
  }

  private static String cell(
      Figures engine, Optional<Figures> other, ToLongFunction<Figures> figure) {
    long ours = figure.applyAsLong(engine);
    return other
        .map(figures -> ratio(ours, figure.applyAsLong(figures)))
        .orElseGet(() -> String.format(Locale.ROOT, "%,d", ours));
  }

  private static String verdict(Figures engine, Optional<Figures> other, Optional<Bar> bar) {
    if (other.isEmpty() || bar.isEmpty()) {
      return "-";
    }
    List<String> missed = new ArrayList<>(bar.get().missed(engine, other.get()));
    return missed.isEmpty() ? "holds" : "missed: " + String.join(", ", missed);
  }
}
