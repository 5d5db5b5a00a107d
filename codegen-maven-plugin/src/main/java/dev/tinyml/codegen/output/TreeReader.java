package dev.tinyml.codegen.output;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads back what {@link TreeWriter} wrote, and nothing else that lies there. Stateless. */
public final class TreeReader {

  /**
   * The tree in a directory.
   *
   * @param directory that a tree was written into
   * @throws ProblemException when no tree was, or a file of it is gone
   * @throws UncheckedIOException when the file system refuses
   */
  public GeneratedTree read(Path directory) {
    TreeIndex index = new TreeIndex(directory);
    if (!index.exists()) {
      throw new ProblemException(missing(index.directory(), "no generated files"));
    }
    try {
      List<GeneratedFile> files = new ArrayList<>();
      for (String path : index.read()) {
        Path file = index.directory().resolve(path);
        if (!Files.isRegularFile(file)) {
          throw new ProblemException(missing(file, "no such file, though it was generated"));
        }
        files.add(GeneratedFile.binary(path, Files.readAllBytes(file)));
      }
      return GeneratedTree.of(files);
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + index.directory(), e);
    }
  }

  private static Problem missing(Path subject, String found) {
    return new Problem(
        "generated-files-missing",
        ProblemKind.CONFIGURATION,
        subject.toString(),
        found,
        "the files of tinyml:generate",
        "run tinyml:generate first");
  }
}
