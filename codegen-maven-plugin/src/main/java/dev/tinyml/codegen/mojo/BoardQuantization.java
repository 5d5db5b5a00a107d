package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.codegen.runtime.SchemeSupport;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.scheme.QuantizationScheme;
import java.util.List;
import java.util.Optional;

/** What the boards' inference libraries ask of the quantizer. */
final class BoardQuantization {
  private final BoardCatalogue boards;
  private final RuntimeCatalogue runtimes;
  private final SchemeSupport schemes = new SchemeSupport();

  BoardQuantization(BoardCatalogue boards, RuntimeCatalogue runtimes) {
    this.boards = boards;
    this.runtimes = runtimes;
  }

  /**
   * Whether Dense weights may have a scale per output channel: when the libraries of all boards
   * compute that rightly. Without boards they may.
   */
  boolean perChannelDense(List<String> boardIds) {
    return boardIds.isEmpty()
        || boards.require(boardIds).stream()
            .map(Board::runtimeId)
            .allMatch(id -> runtimes.require(id).perChannelFullyConnected());
  }

  /**
   * Why activations can't be int16, as a phrase; empty when they can, and without boards.
   *
   * @throws dev.tinyml.converter.problem.ProblemException when there is no such board
   */
  Optional<String> int16Obstacle(List<String> boardIds) {
    return boardIds.isEmpty()
        ? Optional.empty()
        : boards.require(boardIds).stream()
            .flatMap(
                board ->
                    schemes
                        .obstacle(QuantizationScheme.INT16X8, runtimes.require(board.runtimeId()))
                        .stream())
            .findFirst();
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
      schemes
          .refusal(scheme, board.id(), runtimes.require(board.runtimeId()))
          .ifPresent(problems::add);
    }
  }
}
