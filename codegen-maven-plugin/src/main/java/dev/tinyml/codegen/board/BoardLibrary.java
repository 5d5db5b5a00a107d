package dev.tinyml.codegen.board;

import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Our files that describe boards, and a user's beside them. */
final class BoardLibrary {
  private static final String INDEX = "boards.txt";
  private static final String EXTENSION = ".json";

  /** A description has a few kilobytes. */
  private static final long MAX_BYTES = 256 * 1024;

  private final BoardReader reader = new BoardReader();
  private final Map<String, JsonObject> contents = new TreeMap<>();
  private final Map<String, Board> boards = new TreeMap<>();

  BoardLibrary() {
    Problems problems = new Problems();
    new String(BoardReader.resource(INDEX), StandardCharsets.UTF_8)
        .lines()
        .forEach(
            id -> {
              String name = id + EXTENSION;
              BoardFile file =
                  reader.read(name, name, BoardReader.resource(name), problems).orElseThrow();
              contents.put(id, file.content());
              reader.board(file, problems).ifPresent(board -> boards.put(id, board));
            });
    if (!problems.isEmpty()) {
      throw new IllegalStateException("broken: " + problems.list());
    }
  }

  List<Board> boards() {
    return List.copyOf(boards.values());
  }

  /**
   * Our boards and those of a folder.
   *
   * @throws ProblemException with the problems of all files
   */
  List<Board> with(Path folder) {
    if (!Files.isDirectory(folder)) {
      return boards();
    }
    Problems problems = new Problems();
    Map<String, Board> all = new TreeMap<>(boards);
    for (Path path : files(folder)) {
      String name = path.getFileName().toString();
      if (!name.endsWith(EXTENSION)) {
        problems.add(
            "board-file-unknown",
            ProblemKind.CONFIGURATION,
            "file " + path,
            "a file that is not JSON",
            "a file for each board, named like the board with .json",
            "rename the file, or move it elsewhere");
        continue;
      }
      content(path, problems)
          .flatMap(bytes -> reader.read("file " + path, name, bytes, problems))
          .flatMap(
              file ->
                  contents.containsKey(file.id())
                      ? reader.board(file, contents.get(file.id()), problems)
                      : reader.board(file, problems))
          .ifPresent(board -> all.put(board.id(), board));
    }
    problems.throwIfAny();
    return List.copyOf(all.values());
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return new ArrayList<>(entries.filter(Files::isRegularFile).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("can't list " + folder, e);
    }
  }

  private static Optional<byte[]> content(Path path, Problems problems) {
    try {
      if (Files.size(path) > MAX_BYTES) {
        problems.add(
            "board-file-too-large",
            ProblemKind.BROKEN_INPUT,
            "file " + path,
            Files.size(path) + " bytes",
            "at most " + MAX_BYTES + " bytes",
            "keep only the description of one board in the file");
        return Optional.empty();
      }
      return Optional.of(Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + path, e);
    }
  }
}
