package dev.tinyml.it.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A user's project as a folder that a test may change.
 *
 * @param folder with the pom
 */
public record UserProject(Path folder) {

  /**
   * Copies a project.
   *
   * @param name of its folder in {@code src/test/projects}
   * @param parent where the copy's folder is put; must not have it yet
   */
  public static UserProject copy(String name, Path parent) {
    return copy(Path.of("src", "test", "projects", name), parent);
  }

  /**
   * Copies a project without what was built in it.
   *
   * @param source its folder
   * @param parent where the copy's folder is put; must not have it yet
   */
  public static UserProject copy(Path source, Path parent) {
    Path copy = parent.resolve(source.toAbsolutePath().normalize().getFileName());
    try (Stream<Path> files = Files.walk(source)) {
      List<Path> kept =
          files.filter(file -> !source.relativize(file).startsWith("target")).toList();
      for (Path file : kept) {
        Files.copy(file, copy.resolve(source.relativize(file).toString()));
      }
      // Marks the project's root: without it Maven goes up to the .mvn of this build.
      Files.createDirectories(copy.resolve(".mvn"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + source, e);
    }
    return new UserProject(copy);
  }

  /** A file or folder of the project. */
  public Path file(String path) {
    return folder.resolve(path);
  }
}
