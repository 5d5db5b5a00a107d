package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import java.util.List;
import java.util.Optional;

/** What the boards' inference libraries ask of the quantizer. */
final class BoardQuantization {
  private final BoardCatalogue boards;
  private final RuntimeCatalogue runtimes;

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
            .findFirst()
            .map(board -> "the sketch for board " + board.id() + " takes int8 models");
  }
}
