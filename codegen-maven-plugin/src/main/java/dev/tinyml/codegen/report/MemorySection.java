package dev.tinyml.codegen.report;

import dev.tinyml.codegen.arena.ArenaPlan;
import dev.tinyml.codegen.arena.PlannedTensor;
import dev.tinyml.codegen.report.chart.ArenaChart;
import dev.tinyml.codegen.report.markup.Element;
import dev.tinyml.codegen.report.markup.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Where activations lie in the arena while the model runs. */
final class MemorySection implements Section {
  /** Tells whether a page has the section. */
  static final String ID = "memory";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String heading() {
    return "Memory over time";
  }

  @Override
  public Optional<Element> body(ReportData data) {
    return data.arena()
        .filter(arena -> !arena.tensors().isEmpty())
        .map(arena -> body(arena, new Tensors(data)));
  }

  private static Element body(ArenaPlan arena, Tensors tensors) {
    int fullest = fullest(arena);
    return Element.of(
        "div",
        Parts.paragraph(
            "Activations only, placed as TensorFlow Lite Micro's memory planner places them: "
                + Figures.bytes(arena.peak())
                + " ("
                + Figures.count(arena.peak())
                + " bytes) at the peak. Most is in use "
                + (fullest == 0
                    ? "before the first operator"
                    : "while operator " + (fullest - 1) + " runs")
                + ". Scratch buffers of kernels and the interpreter's own structures come on top;"
                + " they depend on the library."),
        Parts.scrolling("Activations in the arena", new ArenaChart().draw(arena, tensors::layer)),
        Parts.details("What is in memory at the fullest step", table(arena, fullest)));
  }

  private static int fullest(ArenaPlan arena) {
    long[] used = arena.usedBySteps();
    return IntStream.range(0, used.length)
        .boxed()
        .max(Comparator.comparingLong((Integer step) -> used[step]).thenComparing(s -> -s))
        .orElse(0);
  }

  private static Element table(ArenaPlan arena, int step) {
    DataTable table =
        new DataTable("Activations at the fullest step", "Tensor", "Bytes#", "Offset#");
    List<PlannedTensor> living =
        arena.tensors().stream()
            .filter(tensor -> tensor.livesAt(step))
            .sorted(Comparator.comparingLong(PlannedTensor::bytes).reversed())
            .toList();
    living.forEach(
        tensor ->
            table.row(
                Parts.name(tensor.name()),
                Figures.count(tensor.bytes()),
                Figures.count(tensor.offset())));
    return table.build();
  }
}
