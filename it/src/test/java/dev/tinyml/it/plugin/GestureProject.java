package dev.tinyml.it.plugin;

import dev.tinyml.converter.manifest.FileDigest;
import dev.tinyml.it.maven.MavenRun;
import dev.tinyml.it.maven.UserProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A copy of the example project, and what builds leave in it. */
final class GestureProject {
  static final String BOARD = "nano33ble_sense_rev2";

  /** The raw data of the example, for tests that damage it. */
  static final Path DATASET =
      Path.of("../calibration-data/src/main/resources/tinyml/datasets/gesture").toAbsolutePath();

  private final UserProject project;

  private GestureProject(UserProject project) {
    this.project = project;
  }

  static GestureProject copy(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new GestureProject(UserProject.copy(Path.of("../firmware-sketch"), parent));
  }

  static MavenRun maven() {
    return MavenRun.ofEnvironment(Duration.ofMinutes(4));
  }

  UserProject project() {
    return project;
  }

  Path zip() {
    return project.file("target/firmware-sketch-1.0.0-" + BOARD + ".zip");
  }

  Path output() {
    return project.file("target/tinyml");
  }

  /** Everything that is shipped or fed to later goals, by path: SHA-256. */
  SortedMap<String, String> results() throws IOException {
    SortedMap<String, String> results = new TreeMap<>();
    Path target = project.file("target");
    try (Stream<Path> files = Files.walk(target)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> isResult(target.relativize(file)))
          .forEach(file -> results.put(target.relativize(file).toString(), digest(file)));
    }
    return results;
  }

  private static boolean isResult(Path file) {
    String name = file.toString();
    return name.startsWith("tinyml/")
        || name.startsWith("generated-sources/tinyml/")
        || name.endsWith(".zip")
        || name.endsWith(".jar");
  }

  private static String digest(Path file) {
    try {
      return FileDigest.sha256(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
