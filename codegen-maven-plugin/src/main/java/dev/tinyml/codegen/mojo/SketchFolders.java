package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where sketches lie: a folder per board, in it one named as the sketch, which Arduino asks for.
 *
 * @param outputDirectory of the plugin
 */
record SketchFolders(Path outputDirectory) {

  Path sketch(String board, String sketchName) {
    return outputDirectory.resolve("sketches").resolve(board).resolve(sketchName);
  }

  /** The only sketch that was generated for a board. */
  Path find(String board) {
    Path folder = outputDirectory.resolve("sketches").resolve(board);
    if (!Files.isDirectory(folder)) {
      throw missing(folder, "no such folder");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> sketches = entries.filter(Files::isDirectory).sorted().toList();
      if (sketches.size() != 1) {
        throw missing(folder, sketches.size() + " sketches");
      }
      return sketches.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException("can't list " + folder, e);
    }
  }

  /**
   * The board to work for, when only one is meant.
   *
   * @param wanted id that the user asks for
   * @param configured ids of the build; empty for all that there are sketches for
   */
  String choose(Optional<String> wanted, Optional<List<String>> configured) {
    List<String> boards = configured.filter(ids -> !ids.isEmpty()).orElseGet(this::boards);
    if (wanted.isPresent() ? boards.contains(wanted.orElseThrow()) : boards.size() == 1) {
      return wanted.orElseGet(() -> boards.get(0));
    }
    if (boards.isEmpty()) {
      throw missing(outputDirectory.resolve("sketches"), "no sketches");
    }
    throw new ProblemException(
        new Problem(
            "board-choice",
            ProblemKind.CONFIGURATION,
            "-Dtinyml.board",
            wanted.orElse("no board, and sketches for " + boards.size()),
            "one of " + String.join(", ", boards),
            "name the board with -Dtinyml.board=" + boards.get(0)));
  }

  /** Ids of the boards that there are folders for, sorted. */
  private List<String> boards() {
    Path folder = outputDirectory.resolve("sketches");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't list " + folder, e);
    }
  }

  private static ProblemException missing(Path folder, String found) {
    return new ProblemException(
        new Problem(
            "sketch-missing",
            ProblemKind.CONFIGURATION,
            "folder " + folder,
            found,
            "one generated sketch",
            "run tinyml:generate for the same <boards> first; mvn clean removes old sketches"));
  }
}
