package dev.tinyml.codegen.board;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which inference library a user chooses for which board. Immutable.
 *
 * @param forAll id of a runtime for all boards that are not named; empty to leave theirs
 * @param byBoard ids of runtimes by ids of boards
 */
public record RuntimeChoice(Optional<String> forAll, Map<String, String> byBoard) {

  /** Copies the map. */
  public RuntimeChoice {
    byBoard = Map.copyOf(byBoard);
  }

  /**
   * From a user's words: {@code RUNTIME}, {@code BOARD=RUNTIME}, or several of them with commas.
   *
   * @throws ProblemException when something is said twice, or nothing in one place
   */
  public static RuntimeChoice parse(String text) {
    Problems problems = new Problems();
    Optional<String> forAll = Optional.empty();
    Map<String, String> byBoard = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      String[] sides = part.strip().split("\\s*=\\s*", -1);
      boolean again =
          sides.length == 1 ? forAll.isPresent() : byBoard.putIfAbsent(sides[0], sides[1]) != null;
      if (again || sides.length > 2 || List.of(sides).contains("")) {
        problems.add(
            "runtime-choice",
            ProblemKind.CONFIGURATION,
            "<runtime>",
            "\"" + part.strip() + "\" in \"" + text + "\"",
            "a runtime for all boards, or board=runtime, each once, separated by commas",
            "correct the parameter; tinyml:boards lists boards and runtimes");
      } else if (sides.length == 1) {
        forAll = Optional.of(sides[0]);
      }
    }
    problems.throwIfAny();
    return new RuntimeChoice(forAll, byBoard);
  }

  /**
   * The boards with the runtimes chosen for them.
   *
   * @throws ProblemException when a board is not known
   */
  public BoardCatalogue in(BoardCatalogue boards) {
    if (!byBoard.isEmpty()) {
      boards.require(List.copyOf(byBoard.keySet()));
    }
    List<Board> chosen = new ArrayList<>();
    for (Board board : boards.boards()) {
      Optional<String> runtime = Optional.ofNullable(byBoard.get(board.id())).or(() -> forAll);
      chosen.add(runtime.map(board::withRuntime).orElse(board));
    }
    return new BoardCatalogue(chosen);
  }
}
