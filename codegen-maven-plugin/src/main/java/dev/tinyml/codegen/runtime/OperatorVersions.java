package dev.tinyml.codegen.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What TensorFlow raises the versions of operators for. No TensorFlow Lite Micro looks at versions;
 * they tell in a number what a model asks of a kernel. Immutable.
 */
final class OperatorVersions {
  private static final String RESOURCE = "operator_versions.tsv";
  private static final String HEADER = "operator\tversion\tmeaning";

  private final Map<String, String> meanings = new TreeMap<>();

  private OperatorVersions() {}

  static OperatorVersions load() {
    try (InputStream in = OperatorVersions.class.getResourceAsStream(RESOURCE)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OperatorVersions parse(String table) {
    List<String> lines = table.lines().dropWhile(line -> line.startsWith("#")).toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalStateException(RESOURCE + " does not begin with " + HEADER);
    }
    OperatorVersions versions = new OperatorVersions();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      if (cells.length != 3 || !cells[1].matches("[1-9][0-9]?") || cells[2].isBlank()) {
        throw new IllegalStateException(RESOURCE + ": " + line);
      }
      if (versions.meanings.put(cells[0] + " " + cells[1], cells[2]) != null) {
        throw new IllegalStateException(RESOURCE + " has " + cells[0] + " " + cells[1] + " twice");
      }
    }
    return versions;
  }

  /** What a version stands for, a noun phrase; empty when it is not known. */
  Optional<String> meaning(String operator, int version) {
    return Optional.ofNullable(meanings.get(operator + " " + version));
  }
}
