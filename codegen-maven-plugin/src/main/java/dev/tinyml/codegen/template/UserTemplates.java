package dev.tinyml.codegen.template;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A user's templates and extra files: those of the project, and behind them those of jars, which
 * the project's replace path by path. Immutable and thread-safe.
 */
public final class UserTemplates {
  private final List<SortedMap<String, UserFile>> layers;

  private UserTemplates(List<SortedMap<String, UserFile>> layers) {
    this.layers = List.copyOf(layers);
  }

  /** No templates. */
  public static UserTemplates none() {
    return new UserTemplates(List.of());
  }

  /**
   * Reads all files.
   *
   * @param directory of the project; need not exist
   * @param archives jars, or the folders that they are made of, with templates in {@link
   *     TemplateArchive#FOLDER}; those without any are left alone
   * @throws dev.tinyml.converter.problem.ProblemException with all files that can't be read, and
   *     all that two archives have
   */
  public static UserTemplates read(Optional<Path> directory, List<Path> archives) {
    Problems problems = new Problems();
    SortedMap<String, UserFile> project = new TreeMap<>();
    directory.ifPresent(
        folder ->
            new TemplateFolder(folder)
                .read(problems)
                .forEach(file -> project.put(file.path(), file)));
    SortedMap<String, UserFile> shared = new TreeMap<>();
    for (Path archive : archives) {
      for (UserFile file : new TemplateArchive(archive).read(problems)) {
        UserFile other = shared.putIfAbsent(file.path(), file);
        if (other != null) {
          problems.add(
              "template-in-two-jars",
              ProblemKind.CONFIGURATION,
              file.origin(),
              "the same file in " + other.origin(),
              "each template in one jar only, since the plugin's dependencies have no order",
              "remove one of the two dependencies, or put a template of this name into the project");
        }
      }
    }
    problems.throwIfAny();
    return new UserTemplates(List.of(project, shared));
  }

  /** Sets of files by path, the first wins. */
  public List<SortedMap<String, UserFile>> layers() {
    return layers.stream().map(Collections::unmodifiableSortedMap).toList();
  }

  /** What generated files depend on: a line for each file, and nothing of where it lies. */
  public List<String> fingerprint() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      for (UserFile file : layers.get(i).values()) {
        lines.add("template " + i + " " + file.path() + " " + file.digest());
      }
    }
    return lines;
  }
}
