package dev.tinyml.codegen.board;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The boards that are known, by id. Immutable. */
public final class BoardCatalogue {
  private final SortedMap<String, Board> boards = new TreeMap<>();

  /**
   * A catalogue of some boards.
   *
   * @throws IllegalArgumentException when two have the same id
   */
  public BoardCatalogue(Collection<Board> boards) {
    for (Board board : boards) {
      if (this.boards.put(board.id(), board) != null) {
        throw new IllegalArgumentException("two boards with id " + board.id());
      }
    }
  }

  /** The boards that come with this tool. */
  public static BoardCatalogue load() {
    return new BoardCatalogue(new BoardLibrary().boards());
  }

  /**
   * The boards that come with this tool, and a user's own.
   *
   * @param folder with a file per board, or fields of a board of ours to change; need not exist
   * @throws ProblemException with the problems of all files, each with its line and field
   */
  public static BoardCatalogue load(Path folder) {
    return new BoardCatalogue(new BoardLibrary().with(folder));
  }

  /** All boards, sorted by id. */
  public List<Board> boards() {
    return List.copyOf(boards.values());
  }

  /** All ids, sorted. */
  public List<String> ids() {
    return List.copyOf(boards.keySet());
  }

  /** A board, if it is known. */
  public Optional<Board> find(String id) {
    return Optional.ofNullable(boards.get(id));
  }

  /**
   * The boards with these ids, in that order, each once.
   *
   * @throws ProblemException naming every id that is unknown, or when there is none at all
   */
  public List<Board> require(List<String> ids) {
    Problems problems = new Problems();
    List<Board> found = new ArrayList<>();
    for (String id : ids.stream().distinct().toList()) {
      find(id)
          .ifPresentOrElse(
              found::add,
              () ->
                  problems.add(
                      "board-unknown",
                      ProblemKind.CONFIGURATION,
                      "board",
                      "\"" + id + "\"",
                      "one of " + String.join(", ", boards.keySet()),
                      "correct the id, or describe a board of yours in src/main/tinyml/boards, in a JSON file of that name"));
    }
    if (ids.isEmpty()) {
      problems.add(
          "board-missing",
          ProblemKind.CONFIGURATION,
          "board",
          "no board",
          "at least one of " + String.join(", ", boards.keySet()),
          "name the boards to generate for");
    }
    problems.throwIfAny();
    return List.copyOf(found);
  }
}
