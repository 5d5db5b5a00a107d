package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.codegen.fit.FitTable;
import dev.tinyml.codegen.inspection.description.RuntimeVerdict;
import dev.tinyml.codegen.inspection.description.RuntimeVerdict.Obstacle;
import dev.tinyml.codegen.inspection.description.TfliteDescription;

/** Writes what can run a model, and what stands in the way. */
final class VerdictText {
  private final Page page;

  VerdictText(Page page) {
    this.page = page;
  }

  void write(TfliteDescription model) {
    page.heading("Code generation");
    if (model.obstacles().isEmpty()) {
      page.text("int8 from input to output: tinyml:generate takes it as it is.");
    }
    page.problems(model.obstacles());
    model.runtimes().forEach(this::runtime);
    if (!model.boards().isEmpty()) {
      boards(model);
    }
  }

  private void runtime(RuntimeVerdict runtime) {
    page.heading("Runtime " + runtime.library() + " (" + runtime.id() + ")");
    if (runtime.runs()) {
      page.text("It has all operators of this model.");
    }
    for (Obstacle obstacle : runtime.obstacles()) {
      page.problem(
          "can't run "
              + obstacle.operator()
              + ", version "
              + obstacle.version()
              + ", of "
              + String.join(", ", obstacle.types())
              + ", "
              + Page.count(obstacle.count(), "time"),
          obstacle.problem());
    }
  }

  private void boards(TfliteDescription model) {
    page.heading("Boards: bytes that stay free");
    TextTable table = Page.newTable().alignRight(2, 3).cutEnds(4);
    new FitTable().rows(model.boards()).forEach(row -> table.row(row.toArray(String[]::new)));
    page.table(table);
  }
}
