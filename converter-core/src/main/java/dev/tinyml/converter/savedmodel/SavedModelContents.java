package dev.tinyml.converter.savedmodel;

import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a SavedModel folder that decide what it computes, for digests: the graph and the
 * variables. Stateless and thread-safe.
 */
public final class SavedModelContents {
  private static final String VARIABLES = "variables";
  private static final int MOST_FILES = 2000;

  /**
   * Lists the files without reading them.
   *
   * @param folder the model; untrusted
   * @return paths relative to the folder, in an order that depends on their names only
   * @throws ProblemException when the folder can't be listed, or holds too many files
   */
  public List<Path> files(Path folder) {
    List<Path> files = new ArrayList<>(List.of(Path.of("saved_model.pb")));
    Path variables = folder.resolve(VARIABLES);
    if (!Files.isDirectory(variables)) {
      return files;
    }
    SavedModelSubject subject = new SavedModelSubject(folder);
    try (Stream<Path> entries = Files.list(variables)) {
      entries
          .map(Path::getFileName)
          .filter(name -> name.toString().startsWith("variables."))
          .limit(MOST_FILES + 1L)
          .sorted(Comparator.comparing(Path::toString))
          .map(Path.of(VARIABLES)::resolve)
          .forEach(files::add);
    } catch (IOException e) {
      throw new ProblemException(
          subject.problem(
              "saved-model-unreadable",
              ProblemKind.ENVIRONMENT,
              VARIABLES,
              "listing failed: " + e.getClass().getSimpleName(),
              "a readable folder",
              "check the folder's permissions and the disk it lies on"),
          e);
    }
    if (files.size() > MOST_FILES) {
      throw subject.damaged(
          "saved-model-size", VARIABLES, "more than " + MOST_FILES + " files", "fewer files");
    }
    return files;
  }
}
