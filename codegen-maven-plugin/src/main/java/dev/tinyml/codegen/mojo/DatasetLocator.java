package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds datasets in the project's dependencies: folders {@code tinyml/datasets/ID} with a {@code
 * dataset.json}. Those in jars are copied to a folder, because the worker reads files.
 */
final class DatasetLocator {
  private static final String ROOT = "tinyml/datasets/";
  private static final String DESCRIPTOR = "/dataset.json";
  private static final long LARGEST_FILE = 1L << 30;

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
   */
  Path find(Optional<String> id) {
    SortedMap<String, Path> found = new TreeMap<>();
    try {
      for (Path artifact : artifacts) {
        for (String name : ids(artifact)) {
          found.putIfAbsent(name, artifact);
        }
      }
      String chosen = choose(id, found);
      Path artifact = found.get(chosen);
      return Files.isDirectory(artifact) ? artifact.resolve(ROOT + chosen) : copy(artifact, chosen);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String choose(Optional<String> id, SortedMap<String, Path> found) {
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
                    + " or configure <representativeData>"
                : "configure <dataset> with one of these ids"));
  }

  private static List<String> ids(Path artifact) throws IOException {
    if (Files.isDirectory(artifact)) {
      Path root = artifact.resolve(ROOT);
      if (!Files.isDirectory(root)) {
        return List.of();
      }
      try (Stream<Path> folders = Files.list(root)) {
        return folders
            .filter(folder -> Files.isRegularFile(Path.of(folder + DESCRIPTOR)))
            .map(folder -> folder.getFileName().toString())
            .sorted()
            .toList();
      }
    }
    if (!artifact.toString().endsWith(".jar")) {
      return List.of();
    }
    try (ZipFile jar = new ZipFile(artifact.toFile())) {
      return jar.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.startsWith(ROOT) && name.endsWith(DESCRIPTOR))
          .map(name -> name.substring(ROOT.length(), name.length() - DESCRIPTOR.length()))
          .filter(DatasetLocator::isPlainName)
          .sorted()
          .toList();
    }
  }

  private Path copy(Path artifact, String id) throws IOException {
    Path folder = copies.resolve(id);
    Files.createDirectories(folder);
    String prefix = ROOT + id + "/";
    try (ZipFile jar = new ZipFile(artifact.toFile())) {
      List<? extends ZipEntry> entries =
          jar.stream()
              .filter(e -> e.getName().startsWith(prefix) && !e.isDirectory())
              .filter(e -> isPlainName(e.getName().substring(prefix.length())))
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry entry : entries) {
        Path file = folder.resolve(entry.getName().substring(prefix.length()));
        byte[] content = read(artifact, jar, entry);
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
          Files.write(file, content);
        }
      }
      return folder;
    }
  }

  private static byte[] read(Path artifact, ZipFile jar, ZipEntry entry) throws IOException {
    if (entry.getSize() > LARGEST_FILE) {
      throw new ProblemException(
          new Problem(
              "dataset-too-large",
              ProblemKind.UNSUPPORTED,
              artifact.getFileName() + ", " + entry.getName(),
              entry.getSize() + " bytes",
              "at most " + LARGEST_FILE + " bytes",
              "give fewer samples; 100 to 300 calibrate a model, some thousand verify it"));
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readNBytes((int) LARGEST_FILE);
    }
  }

  private static boolean isPlainName(String name) {
    return !name.isEmpty() && !name.startsWith(".") && name.matches("[A-Za-z0-9_. -]+");
  }
}
