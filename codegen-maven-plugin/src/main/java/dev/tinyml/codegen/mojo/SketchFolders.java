package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
