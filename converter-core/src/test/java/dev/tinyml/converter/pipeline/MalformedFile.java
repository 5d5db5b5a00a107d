package dev.tinyml.converter.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A line of {@code src/test/resources/malformed/index.tsv}.
 *
 * @param name of the file, relative to that folder
 * @param expectation refuse, load or either
 * @param result what a loaded file must be like; empty for its base
 * @param fragment words of the reason that a refusal must have; empty where none is expected
 */
record MalformedFile(String name, String expectation, String result, String fragment) {
  static final Path FOLDER = Path.of("src/test/resources/malformed");

  static List<MalformedFile> all() {
    try {
      return Files.readAllLines(FOLDER.resolve("index.tsv")).stream()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(cells -> new MalformedFile(cells[0], cells[1], cells[2], cells[3]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return FOLDER.resolve(name);
  }

  boolean isDataset() {
    return name.startsWith("npy/");
  }

  /** Whether a flipped bit may have hit a weight, so that nobody can tell the right numbers. */
  boolean isDamagedUnnoticeably() {
    return name.startsWith("tflite/bitflip");
  }

  boolean mustLoad() {
    return expectation.equals("load");
  }

  boolean mustBeRefused() {
    return expectation.equals("refuse");
  }

  @Override
  public String toString() {
    return name;
  }
}
