package dev.tinyml.codegen.template;

import dev.tinyml.converter.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder with templates.
 *
 * @param folder need not exist
 */
record TemplateFolder(Path folder) {

  /** All files below, sorted by path. Names that begin with a dot are left alone. */
  List<UserFile> read(Problems problems) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    FileLimits limits = new FileLimits(folder.toString(), problems);
    List<UserFile> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file :
          (Iterable<Path>) all.filter(Files::isRegularFile).filter(this::shown)::iterator) {
        if (!limits.admit()) {
          break;
        }
        try (InputStream in = Files.newInputStream(file)) {
          limits
              .read(in, file.toString())
              .ifPresent(bytes -> files.add(new UserFile(path(file), file.toString(), bytes)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + folder, e);
    }
    files.sort((a, b) -> a.path().compareTo(b.path()));
    return files;
  }

  private boolean shown(Path file) {
    for (Path name : folder.relativize(file)) {
      if (name.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private String path(Path file) {
    List<String> names = new ArrayList<>();
    folder.relativize(file).forEach(name -> names.add(name.toString()));
    return String.join("/", names);
  }
}
