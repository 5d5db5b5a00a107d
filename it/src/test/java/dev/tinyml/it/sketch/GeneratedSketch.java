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

  private static final String ENGINE = "model_engine.c";
  private static final int SMALLEST_ARRAY = 16;
  private static final Pattern ENGINE_ARRAY =
      Pattern.compile("^static const ENGINE_FLASH \\w+ (\\w+)\\[(\\d+)]", Pattern.MULTILINE);
  private static final Pattern NAMESPACE =
      Pattern.compile("^namespace (\\w+) \\{", Pattern.MULTILINE);
  private static final Pattern ARRAY = Pattern.compile("extern const [^;]*?(\\w+)\\s*\\[");

  /** The sketch in a folder. */
  public static GeneratedSketch in(String origin, String board, Path folder) {
    Path cpp = folder.resolve("model_data.cpp");
    Path modelData = Files.exists(cpp) ? cpp : folder.resolve(MODEL_DATA);
    return new GeneratedSketch(origin, board, folder, modelData);
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

  /** The C and C++ sources beside the sketch file, sorted, and the model's data. */
  public List<Path> sources() {
    return Stream.of(
            withSuffix(".c"),
            withSuffix(".cc"),
            withSuffix(".cpp"),
            List.of(modelData).stream().filter(Files::exists).toList())
        .flatMap(List::stream)
        .distinct()
        .toList();
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

  /**
   * Names of what must stay in flash: the model as an array, or weights and tables of an engine but
   * for the smallest, which a compiler may write into instructions.
   */
  public List<String> constants() {
    if (!Files.exists(folder.resolve(ENGINE))) {
      return List.of(modelArray());
    }
    List<String> names =
        ENGINE_ARRAY
            .matcher(text(ENGINE))
            .results()
            .filter(match -> Integer.parseInt(match.group(2)) >= SMALLEST_ARRAY)
            .map(match -> match.group(1))
            .toList();
    if (names.isEmpty()) {
      throw new AssertionError(ENGINE + " has no constants");
    }
    return names;
  }

  /** Whether TensorFlow Lite Micro's interpreter runs the model. */
  public boolean interprets() {
    return Files.exists(folder.resolve("model_op_resolver.h"));
  }

  /** Namespace of the generated headers. */
  public String namespace() {
    Matcher matcher = NAMESPACE.matcher(text("model_settings.h"));
    if (!matcher.find()) {
      throw new AssertionError("model_settings.h has no namespace");
    }
    return matcher.group(1);
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
