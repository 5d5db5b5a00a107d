package dev.tinyml.codegen.fit;

import java.util.ArrayList;
import java.util.List;

/** The matrix of boards as rows of cells. Stateless. */
public final class FitTable {

  /** A head and a row per board. */
  public List<List<String>> rows(List<BoardFit> fits) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("board", "verdict", "flash free", "RAM free", "what is in the way, or not known"));
    for (BoardFit fit : fits) {
      rows.add(
          List.of(
              fit.board().id(),
              switch (fit.verdict()) {
                case FITS -> "fits";
                case UNKNOWN -> "not sure";
                case UNSUPPORTED -> "can't run";
                case TOO_SMALL -> "too small";
              },
              free(fit.flash()),
              free(fit.ram()),
              fit.obstacle()));
    }
    return rows;
  }

  /** Bytes that stay free; at best, where more than what is known may be needed. */
  private static String free(MemoryFit fit) {
    if (fit.available().isEmpty()) {
      return "?";
    }
    return (fit.verdict() == Verdict.UNKNOWN ? "up to " : "") + fit.margin();
  }
}
