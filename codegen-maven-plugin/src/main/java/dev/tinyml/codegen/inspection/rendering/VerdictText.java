package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.codegen.inspection.description.BoardVerdict;
import dev.tinyml.codegen.inspection.description.RuntimeVerdict;
import dev.tinyml.codegen.inspection.description.RuntimeVerdict.Obstacle;
import dev.tinyml.codegen.inspection.description.TfliteDescription;
import java.util.Optional;
import java.util.OptionalInt;

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
    page.heading("Boards: the model and its activations alone; code comes on top");
    TextTable table = Page.newTable().alignRight(1, 2, 3, 4);
    table.row("board", "model", "flash", "activations", "RAM", "");
    for (BoardVerdict board : model.boards()) {
      table.row(
          board.id(),
          Page.number(model.file().bytes()),
          bytes(board.flashBytes()),
          Page.number(model.sizes().peak().bytes()),
          bytes(board.ramBytes()),
          verdict(board, model));
    }
    page.table(table);
  }

  private static String bytes(OptionalInt bytes) {
    return bytes.isPresent() ? Page.number(bytes.getAsInt()) : "?";
  }

  private static String verdict(BoardVerdict board, TfliteDescription model) {
    if (board.runtime().isEmpty()) {
      return "no library is made for it";
    }
    if (board.fitsFlash() && board.fitsRam()) {
      boolean lacking =
          model.runtimes().stream()
              .anyMatch(r -> Optional.of(r.id()).equals(board.runtime()) && !r.runs());
      return lacking ? "fits, but its library can't run it" : "fits";
    }
    return "too large for "
        + (board.fitsFlash() ? "RAM" : board.fitsRam() ? "flash" : "flash and RAM");
  }
}
