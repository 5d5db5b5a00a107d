package dev.tinyml.codegen.template;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar with templates.
 *
 * @param file the jar, or the folder that it will be made of, as in a build that makes both
 */
public record TemplateArchive(Path file) {
  /** Where a jar holds its templates. */
  public static final String FOLDER = "META-INF/tinyml/templates/";

  /** All templates in it, sorted by path. */
  List<UserFile> read(Problems problems) {
    if (Files.isDirectory(file)) {
      return new TemplateFolder(file.resolve(FOLDER)).read(problems);
    }
    FileLimits limits = new FileLimits(file.toString(), problems);
    List<UserFile> files = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<ZipEntry> entries =
          zip.stream()
              .filter(entry -> entry.getName().startsWith(FOLDER) && !entry.isDirectory())
              .sorted(Comparator.comparing(ZipEntry::getName))
              .map(ZipEntry.class::cast)
              .toList();
      for (ZipEntry entry : entries) {
        if (!limits.admit()) {
          break;
        }
        String path = entry.getName().substring(FOLDER.length());
        String origin = file.getFileName() + "!" + path;
        try (InputStream in = zip.getInputStream(entry)) {
          limits.read(in, origin).ifPresent(bytes -> files.add(new UserFile(path, origin, bytes)));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // The latter is how the JDK tells a name in a jar that is not UTF-8.
      problems.add(
          "template-jar-broken",
          ProblemKind.BROKEN_INPUT,
          file.toString(),
          "it can't be read as a jar",
          "a jar with templates in " + FOLDER,
          "delete it from the local repository, so that Maven fetches it anew");
    }
    return files;
  }
}
