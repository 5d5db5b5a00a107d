package dev.tinyml.codegen.inspection.tflite;

import dev.tinyml.codegen.board.Board;
import dev.tinyml.codegen.inspection.description.BoardVerdict;
import java.util.List;

/** Tells whether a model fits boards. Immutable. */
final class BoardJudge {
  private final List<Board> boards;

  BoardJudge(List<Board> boards) {
    this.boards = List.copyOf(boards);
  }

  /**
   * @param modelBytes what goes to the flash
   * @param activationBytes what is alive at once
   */
  List<BoardVerdict> judge(long modelBytes, long activationBytes) {
    return boards.stream()
        .map(
            board ->
                new BoardVerdict(
                    board.id(),
                    board.name(),
                    board.runtimeId(),
                    board.flashBytes(),
                    board.ramBytes(),
                    modelBytes < board.flashBytes().orElse(Integer.MAX_VALUE),
                    activationBytes < board.ramBytes().orElse(Integer.MAX_VALUE)))
        .toList();
  }
}
