package dev.tinyml.codegen.fit;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.util.List;
import java.util.Optional;

/**
 * Whether a model fits a board.
 *
 * @param board the board
 * @param refusal why no inference library of it runs the model, a clause; empty when one does
 * @param flash of the board
 * @param ram of the board
 */
public record BoardFit(Board board, Optional<String> refusal, MemoryFit flash, MemoryFit ram) {

  /** Of flash, RAM and inference library together. */
  public Verdict verdict() {
    if (flash.verdict() == Verdict.TOO_SMALL || ram.verdict() == Verdict.TOO_SMALL) {
      return Verdict.TOO_SMALL;
    }
    if (refusal.isPresent()) {
      return Verdict.UNSUPPORTED;
    }
    return flash.verdict() == Verdict.FITS && ram.verdict() == Verdict.FITS
        ? Verdict.FITS
        : Verdict.UNKNOWN;
  }

  /** What is in the way, or what would have to be known, a phrase; empty when it fits. */
  public String obstacle() {
    StringBuilder text = new StringBuilder();
    add(text, "flash", flash);
    add(text, "RAM", ram);
    refusal.ifPresent(reason -> text.append(text.isEmpty() ? "" : "; ").append(reason));
    return text.toString();
  }

  private static void add(StringBuilder text, String memory, MemoryFit fit) {
    String found =
        switch (fit.verdict()) {
          case FITS, UNSUPPORTED -> "";
          case TOO_SMALL -> memory + " short of " + -fit.margin() + " bytes";
          case UNKNOWN ->
              fit.available().isEmpty()
                  ? memory + " of the board not known"
                  : fit.unknown().isEmpty()
                      ? memory + " may not do for all that is reserved"
                      : "most " + memory + " not known of: " + fit.unknown();
        };
    if (!found.isEmpty()) {
      text.append(text.isEmpty() ? "" : "; ").append(found);
    }
  }

  /**
   * Adds a problem for each kind of memory that is too small.
   *
   * @param fitting ids of boards that the model fits
   */
  public void check(List<String> fitting, Problems problems) {
    check("model-larger-than-flash", "flash", flash, fitting, problems);
    check("model-larger-than-ram", "RAM", ram, fitting, problems);
  }

  private void check(
      String id, String memory, MemoryFit fit, List<String> fitting, Problems problems) {
    if (fit.verdict() == Verdict.TOO_SMALL) {
      problems.add(
          id,
          ProblemKind.UNSUPPORTED,
          "model on board " + board.id(),
          "at least "
              + fit.atLeast()
              + " bytes of "
              + memory
              + ", "
              + -fit.margin()
              + " too many: "
              + fit.text(),
          "at most the " + fit.available().orElse(0) + " bytes of " + memory + " of the board",
          "train a smaller model"
              + (memory.equals("RAM") ? " or one with smaller activations" : "")
              + ", or choose "
              + (fitting.isEmpty()
                  ? "a larger board: tinyml:boards lists them with tinyml.model"
                  : "a board that it fits: " + String.join(", ", fitting)));
    }
  }
}
