package dev.tinyml.codegen.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes trees into directories. Files whose content is right already are not touched, so later
 * build steps see no change; files of an earlier tree that the new one lacks are deleted.
 *
 * <p>All new content is first written into a temporary sibling and only then moved into place: when
 * writing fails, the directory holds the last good tree. Stateless.
 */
public final class TreeWriter {

  /**
   * Makes a directory hold a tree.
   *
   * @param tree what it shall hold
   * @param directory made if missing; files in it that no tree ever had are left alone
   * @throws UncheckedIOException when the file system refuses
   */
  public WriteReport write(GeneratedTree tree, Path directory) {
    TreeIndex index = new TreeIndex(directory);
    try {
      return write(tree, index);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + index.directory(), e);
    }
  }

  private static WriteReport write(GeneratedTree tree, TreeIndex index) throws IOException {
    Path directory = index.directory();
    List<GeneratedFile> changed = new ArrayList<>();
    List<String> unchanged = new ArrayList<>();
    for (GeneratedFile file : tree.files()) {
      if (holds(directory.resolve(file.path()), file)) {
        unchanged.add(file.path());
      } else {
        changed.add(file);
      }
    }
    Files.createDirectories(directory);
    if (!changed.isEmpty()) {
      moveIntoPlace(changed, directory);
    }
    List<String> stale =
        index.read().stream().filter(path -> tree.find(path).isEmpty()).sorted().toList();
    for (String path : stale) {
      delete(directory, path);
    }
    index.write(tree.paths());
    return new WriteReport(changed.stream().map(GeneratedFile::path).toList(), unchanged, stale);
  }

  private static boolean holds(Path path, GeneratedFile file) throws IOException {
    return Files.isRegularFile(path)
        && Files.size(path) == file.size()
        && file.hasContent(Files.readAllBytes(path));
  }

  private static void moveIntoPlace(List<GeneratedFile> files, Path directory) throws IOException {
    Path staging =
        Files.createTempDirectory(directory.getParent(), directory.getFileName() + ".new");
    try {
      for (GeneratedFile file : files) {
        Path staged = staging.resolve(file.path());
        Files.createDirectories(staged.getParent());
        Files.write(staged, file.toBytes());
      }
      for (GeneratedFile file : files) {
        Path target = directory.resolve(file.path());
        Files.createDirectories(target.getParent());
        Files.move(staging.resolve(file.path()), target, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      deleteRecursively(staging);
    }
  }

  private static void deleteRecursively(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /** Deletes a file and the folders that it leaves empty. */
  private static void delete(Path directory, String path) throws IOException {
    Files.deleteIfExists(directory.resolve(path));
    Path folder = directory.resolve(path).getParent();
    while (folder != null && !folder.equals(directory)) {
      try {
        Files.delete(folder);
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        return;
      }
      folder = folder.getParent();
    }
  }
}
