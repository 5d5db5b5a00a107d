package dev.tinyml.codegen.mojo;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import java.util.List;

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
}
