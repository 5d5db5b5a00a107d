package dev.tinyml.it.sketch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the sketches to test: the plugin's golden files and what the build of {@code
 * firmware-sketch} made.
 *
 * @param golden folder with one sketch folder per board id
 * @param built folder with one folder per board id that holds the sketch's folder
 */
public record Sketches(Path golden, Path built) {
  /** System property with the folder of the built sketches. */
  public static final String PROPERTY = "tinyml.sketches";

  /** The folders that this process was started with; the module's folder is the current one. */
  public static Sketches ofEnvironment() {
    return new Sketches(
        Path.of("..", "codegen-maven-plugin", "src", "test", "resources", "golden")
            .toAbsolutePath()
            .normalize(),
        Path.of(System.getProperty(PROPERTY, "../firmware-sketch/target/tinyml/sketches"))
            .toAbsolutePath()
            .normalize());
  }

  /**
   * All sketches, sorted by origin and board.
   *
   * @throws AssertionError when there is none
   */
  public List<GeneratedSketch> all() {
    List<GeneratedSketch> sketches =
        Stream.concat(in(golden, "golden"), in(built, "built")).toList();
    if (sketches.isEmpty()) {
      throw new AssertionError("no sketches in " + golden + " and " + built);
    }
    return sketches;
  }

  /**
   * One of the plugin's golden sketches.
   *
   * @throws AssertionError when there is none in that folder
   */
  public GeneratedSketch golden(String name) {
    return in(golden, "golden")
        .filter(sketch -> sketch.board().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no golden sketch " + name));
  }

  /** The plugin's golden files that read an accelerometer each, sorted. */
  public List<Path> drivers() {
    try (Stream<Path> files = Files.list(golden.resolve("drivers"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only those that the build made, sorted by board; may be empty. */
  public List<GeneratedSketch> ofBuild() {
    return in(built, "built").toList();
  }

  private static Stream<GeneratedSketch> in(Path folder, String origin) {
    List<Path> sketches =
        folders(folder).stream()
            .flatMap(board -> Stream.concat(Stream.of(board), folders(board).stream()))
            .filter(Sketches::holdsSketch)
            .toList();
    return sketches.stream()
        .map(
            sketch ->
                new GeneratedSketch(
                    origin,
                    folder.relativize(sketch).getName(0).toString(),
                    sketch,
                    modelData(sketch)));
  }

  private static Path modelData(Path sketch) {
    Path modelData = sketch.resolve(GeneratedSketch.MODEL_DATA);
    if (!Files.isRegularFile(modelData)) {
      throw new AssertionError(sketch + " has no model_data.cc");
    }
    return modelData;
  }

  private static boolean holdsSketch(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".ino"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> folders(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
