package dev.tinyml.codegen.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The operators that a library can run, from a table with the columns operator, method, newest
 * version, and types of activations; {@code -} stands for what is not known. Immutable.
 */
public final class OpResolverMethods {
  private static final String HEADER = "operator\tmethod\tnewestVersion\tactivations";

  private final Map<String, ResolverMethod> methods = new TreeMap<>();

  private OpResolverMethods() {}

  static OpResolverMethods load(String resource) {
    try (InputStream in = OpResolverMethods.class.getResourceAsStream(resource)) {
      return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static OpResolverMethods parse(String name, String table) {
    List<String> lines = table.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalStateException(name + " does not begin with " + HEADER);
    }
    OpResolverMethods result = new OpResolverMethods();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      if (cells.length != 4
          || !cells[3].matches("-|[a-z0-9]+(,[a-z0-9]+)*")
          || !cells[1].matches("Add[A-Za-z0-9]+")) {
        throw new IllegalStateException(name + ": " + line);
      }
      OptionalInt version =
          cells[2].equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells[2]));
      ResolverMethod method =
          new ResolverMethod(cells[0], cells[1], version, types(name, cells[3]));
      if (result.methods.put(cells[0], method) != null) {
        throw new IllegalStateException(name + " has " + cells[0] + " twice");
      }
    }
    return result;
  }

  private static ActivationTypes types(String name, String cell) {
    try {
      return ActivationTypes.parse(cell);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(name + ": " + cell, e);
    }
  }

  /**
   * How an operator is registered.
   *
   * @param name as in TensorFlow Lite's schema, or a custom operator's own name
   * @param custom whether it is a custom operator
   */
  public Optional<ResolverMethod> find(String name, boolean custom) {
    return Optional.ofNullable(methods.get(custom ? "CUSTOM:" + name : name));
  }

  /** Number of operators in the table. */
  public int size() {
    return methods.size();
  }
}
