package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.calibration.DatasetDescriptor;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds datasets in the project's dependencies: folders {@code tinyml/datasets/ID} with a {@code
 * dataset.json}. Those in jars are copied to a folder, because the worker reads files.
 */
final class DatasetLocator {
  private static final String ROOT = "tinyml/datasets/";
  private static final String DESCRIPTOR = "/" + DatasetDescriptor.FILE_NAME;

  private final List<Path> artifacts;
  private final Path copies;

  /**
   * @param artifacts files of the project's dependencies: jars, or folders of classes
   * @param copies where datasets from jars are copied to
   */
  DatasetLocator(List<Path> artifacts, Path copies) {
    this.artifacts = artifacts;
    this.copies = copies;
  }

  /**
   * A dataset's folder.
   *
   * @param id which; empty for the only one there is
   * @throws ProblemException when there is none, or more than one, or it can't be read
   */
  Path find(Optional<String> id) {
    SortedMap<String, List<Path>> found = new TreeMap<>();
    for (Path artifact : artifacts) {
      for (String name : ids(artifact)) {
        found.computeIfAbsent(name, n -> new ArrayList<>()).add(artifact);
      }
    }
    String chosen = choose(id, found);
    Path artifact = onlyOne(chosen, found.get(chosen));
    return Files.isDirectory(artifact) ? artifact.resolve(ROOT + chosen) : copy(artifact, chosen);
  }

  /** Whether no dependency holds a dataset. */
  boolean isEmpty() {
    return artifacts.stream().allMatch(artifact -> ids(artifact).isEmpty());
  }

  private static String choose(Optional<String> id, SortedMap<String, List<Path>> found) {
    if (id.isPresent() && found.containsKey(id.get())) {
      return id.get();
    }
    if (id.isEmpty() && found.size() == 1) {
      return found.firstKey();
    }
    throw new ProblemException(
        new Problem(
            "dataset-not-found",
            ProblemKind.CONFIGURATION,
            id.map(i -> "<dataset>" + i + "</dataset>").orElse("<dataset>"),
            found.isEmpty()
                ? "no dataset in the project's dependencies"
                : "these datasets in the project's dependencies: "
                    + String.join(", ", found.keySet()),
            id.map(i -> "a dataset " + i).orElse("exactly one dataset, or its id"),
            found.isEmpty()
                ? "add the artifact with the calibration data as a dependency with scope provided,"
                    + " or configure <datasetDirectory> or <representativeData>"
                : "configure <dataset> with one of these ids"));
  }

  private static Path onlyOne(String id, List<Path> holders) {
    if (holders.size() == 1) {
      return holders.get(0);
    }
    throw new ProblemException(
        new Problem(
            "dataset-ambiguous",
            ProblemKind.CONFIGURATION,
            "dataset " + id,
            "it is in several dependencies: "
                + holders.stream().map(Path::toString).collect(Collectors.joining(", ")),
            "one dependency with it",
            "remove all but one from <dependencies>"));
  }

  private static List<String> ids(Path artifact) {
    try {
      if (Files.isDirectory(artifact)) {
        return idsInFolder(artifact.resolve(ROOT));
      }
      return artifact.toString().endsWith(".jar") ? idsInJar(artifact) : List.of();
    } catch (IOException e) {
      throw unreadable(artifact, e);
    }
  }

  private static List<String> idsInFolder(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.isRegularFile(Path.of(folder + DESCRIPTOR)))
          .map(folder -> folder.getFileName().toString())
          .filter(DatasetLocator::isPlainName)
          .sorted()
          .toList();
    }
  }

  private static List<String> idsInJar(Path artifact) throws IOException {
    try (ZipFile jar = new ZipFile(artifact.toFile())) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(ROOT) && name.endsWith(DESCRIPTOR))
          .filter(name -> name.length() > ROOT.length() + DESCRIPTOR.length())
          .map(name -> name.substring(ROOT.length(), name.length() - DESCRIPTOR.length()))
          .filter(DatasetLocator::isPlainName)
          .distinct()
          .sorted()
          .toList();
    }
  }

  private Path copy(Path artifact, String id) {
    Path folder = copies.resolve(id);
    try {
      DatasetCopy.STANDARD.copy(artifact, ROOT + id + "/", folder);
      return folder;
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "dataset-copy",
              ProblemKind.ENVIRONMENT,
              "dataset " + id + " in " + artifact,
              "copying it to " + folder + " failed: " + e.getMessage(),
              "an undamaged jar, and a folder that can be written to, on a disk with space",
              "free space, or delete the jar from the local repository and build again"),
          e);
    }
  }

  private static ProblemException unreadable(Path artifact, IOException cause) {
    return new ProblemException(
        new Problem(
            "dependency-unreadable",
            ProblemKind.BROKEN_INPUT,
            "dependency " + artifact,
            "it can't be read: " + cause.getMessage(),
            "an undamaged jar",
            "delete it from the local repository and build again, so that Maven fetches it anew"),
        cause);
  }

  /** Whether a name means a file or folder in the same place on every file system. */
  static boolean isPlainName(String name) {
    return !name.startsWith(".") && name.matches("[A-Za-z0-9_. -]+");
  }
}
