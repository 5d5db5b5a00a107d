package dev.tinyml.it.sketch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A sketch as generated for a board.
 *
 * @param origin where it comes from, a word for messages
 * @param board id of its board
 * @param folder with its files
 * @param modelData its {@code model_data.cc}
 */
public record GeneratedSketch(String origin, String board, Path folder, Path modelData) {
  /** Name of the source with the model. */
  static final String MODEL_DATA = "model_data.cc";

  private static final Pattern ARRAY = Pattern.compile("extern const [^;]*?(\\w+)\\s*\\[");

  /** The sketch in a folder. */
  public static GeneratedSketch in(String origin, String board, Path folder) {
    return new GeneratedSketch(origin, board, folder, folder.resolve(MODEL_DATA));
  }

  /** The sketch file itself. */
  public Path ino() {
    List<Path> files = withSuffix(".ino");
    if (files.size() != 1) {
      throw new AssertionError(folder + " holds " + files.size() + " files .ino, not one");
    }
    return files.get(0);
  }

  /** The headers, sorted. */
  public List<Path> headers() {
    return withSuffix(".h");
  }

  /** The C++ sources beside the sketch file, sorted, and the model's data. */
  public List<Path> sources() {
    return Stream.concat(withSuffix(".cc").stream(), Stream.of(modelData)).distinct().toList();
  }

  /** A file by its name, which must be there. */
  public Path file(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new AssertionError(folder + " has no file " + name);
    }
    return file;
  }

  /** A file's text. */
  public String text(String name) {
    try {
      return Files.readString(name.equals(MODEL_DATA) ? modelData : file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Name of the array that holds the model, as its header declares it. */
  public String modelArray() {
    Matcher matcher = ARRAY.matcher(text("model_data.h"));
    if (!matcher.find()) {
      throw new AssertionError("model_data.h declares no array as extern const");
    }
    return matcher.group(1);
  }

  /** Namespace of the generated headers: the array's name without what every array has. */
  public String namespace() {
    return modelArray().replaceAll("^g_|_data$", "");
  }

  @Override
  public String toString() {
    return origin + " sketch for " + board;
  }

  private List<Path> withSuffix(String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
