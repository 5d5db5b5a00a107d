package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.board.BoardRuntimes;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.codegen.runtime.RuntimeProfile;
import dev.tinyml.codegen.runtime.SchemeSupport;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.tensor.ElementType;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the boards' inference libraries ask of the quantizer. */
final class BoardQuantization {
  private final BoardCatalogue boards;
  private final BoardRuntimes runtimes;
  private final SchemeSupport schemes = new SchemeSupport();

  BoardQuantization(BoardCatalogue boards, RuntimeCatalogue runtimes) {
    this.boards = boards;
    this.runtimes = new BoardRuntimes(runtimes);
  }

  /**
   * Whether Dense weights may have a scale per output channel: when the libraries of all boards
   * compute that rightly. Without boards they may.
   */
  boolean perChannelDense(List<String> boardIds) {
    return boardIds.isEmpty()
        || boards.require(boardIds).stream()
            .allMatch(board -> runtime(board).perChannelFullyConnected());
  }

  private RuntimeProfile runtime(Board board) {
    return runtimes.of(board);
  }

  /**
   * The operators that the library of a board doesn't compute with int16 activations, each with the
   * reason, a clause; none without boards.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when there is no such board
   */
  SortedMap<String, String> int16Obstacles(List<String> boardIds) {
    SortedMap<String, String> obstacles = new TreeMap<>();
    if (!boardIds.isEmpty()) {
      boards.require(boardIds).stream()
          .map(this::runtime)
          .forEach(
              runtime ->
                  schemes.obstacles(ElementType.INT16, runtime).forEach(obstacles::putIfAbsent));
    }
    return obstacles;
  }

  /**
   * Adds a problem for each board whose library can't run a scheme whatever the model; its
   * operators are looked at when there is a model.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when there is no such board
   */
  void check(QuantizationScheme scheme, List<String> boardIds, Problems problems) {
    if (boardIds.isEmpty()) {
      return;
    }
    for (Board board : boards.require(boardIds)) {
      schemes.refusal(scheme, board.id(), runtime(board)).ifPresent(problems::add);
    }
  }
}
