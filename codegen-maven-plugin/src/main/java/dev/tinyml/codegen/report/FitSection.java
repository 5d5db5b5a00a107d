package dev.tinyml.codegen.report;

import dev.tinyml.codegen.fit.BoardFit;
import dev.tinyml.codegen.fit.MemoryFit;
import dev.tinyml.codegen.fit.Need;
import dev.tinyml.codegen.fit.Verdict;
import dev.tinyml.codegen.report.chart.BarChart;
import dev.tinyml.codegen.report.chart.BarRow;
import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which boards the model fits. */
final class FitSection implements Section {
  private static final BarChart CHART = new BarChart(160, 120, 170);

  @Override
  public String id() {
    return "boards";
  }

  @Override
  public String heading() {
    return "Boards";
  }

  @Override
  public Optional<Element> body(ReportData data) {
    List<BoardFit> fits = data.fits();
    if (fits.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Element.of(
            "div",
            Parts.paragraph(
                "Flash and RAM of each board against model, arena, window, inference library and"
                    + " what an empty sketch takes. Bars show what is taken in any case; where a"
                    + " second figure stands, it can be up to that."),
            Parts.row()
                .add(chart("Flash taken", fits, BoardFit::flash))
                .add(chart("RAM taken", fits, BoardFit::ram)),
            table(fits),
            Parts.details("What takes the memory of each board", parts(fits)),
            Parts.remark(
                "Sizes of libraries and cores were measured with one compiler; others differ by"
                    + " some percent. A question mark stands for what is not known.")));
  }

  private static Element chart(
      String title, List<BoardFit> fits, Function<BoardFit, MemoryFit> memory) {
    return Parts.figure(
        Parts.scrolling(
            title,
            CHART.draw(
                title,
                fits.stream().map(fit -> row(fit.board().id(), memory.apply(fit))).toList(),
                1)),
        Element.of("figcaption", title));
  }

  private static BarRow row(String board, MemoryFit fit) {
    if (fit.available().isEmpty()) {
      return new BarRow(board, 0, "? of ?", "first");
    }
    double available = fit.available().getAsInt();
    double least = fit.atLeast() / available;
    return new BarRow(
        board,
        Math.min(1, least),
        taken(least, fit.atMost().isPresent() ? fit.atMost().getAsLong() / available : Double.NaN),
        switch (fit.verdict()) {
          case FITS -> "first";
          case UNKNOWN, UNSUPPORTED -> "second";
          case TOO_SMALL -> "bad";
        });
  }

  private static String taken(double least, double most) {
    String from = Figures.percent(least);
    if (Double.isNaN(most)) {
      return from + " to ?";
    }
    String to = Figures.percent(most);
    return from.equals(to) ? from : from + " to " + to;
  }

  private static Element table(List<BoardFit> fits) {
    DataTable table =
        new DataTable(
            "Boards and the model",
            "Board",
            "Verdict",
            "Flash",
            "Free#",
            "RAM",
            "Free#",
            "What is in the way, or not known");
    for (BoardFit fit : fits) {
      table.row(
          Parts.name(fit.board().name()),
          word(fit.verdict()),
          size(fit.flash()),
          free(fit.flash()),
          size(fit.ram()),
          free(fit.ram()),
          fit.obstacle());
    }
    return table.build();
  }

  private static Element word(Verdict verdict) {
    return switch (verdict) {
      case FITS -> Element.of("span", "✓ fits").styled("holds");
      case UNKNOWN -> Element.of("span", "– not sure").styled("remark");
      case UNSUPPORTED -> Element.of("span", "✕ can't run").styled("breaks");
      case TOO_SMALL -> Element.of("span", "✕ too small").styled("breaks");
    };
  }

  private static String size(MemoryFit fit) {
    return fit.available().isPresent() ? Figures.bytes(fit.available().getAsInt()) : "?";
  }

  private static String free(MemoryFit fit) {
    if (fit.available().isEmpty()) {
      return "?";
    }
    return (fit.verdict() == Verdict.UNKNOWN ? "up to " : "") + Figures.count(fit.margin());
  }

  private static Element parts(List<BoardFit> fits) {
    DataTable table =
        new DataTable("Parts", "Board", "Memory", "Part", "Bytes at least#", "Bytes at most#");
    for (BoardFit fit : fits) {
      fit.flash().needs().forEach(need -> row(table, fit, "flash", need));
      fit.ram().needs().forEach(need -> row(table, fit, "RAM", need));
    }
    return table.build();
  }

  private static void row(DataTable table, BoardFit fit, String memory, Need need) {
    table.row(
        Element.of("code", fit.board().id()),
        memory,
        need.what(),
        Figures.count(need.atLeast()),
        need.atMost().isPresent() ? Figures.count(need.atMost().getAsLong()) : "?");
  }
}
