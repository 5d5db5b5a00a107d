package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.tensor.ElementType;
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
 * version, types of activations, registration for int8 only, and limits; {@code -} stands for what
 * is not known or not there. Lines before the header that begin with {@code #} say where the facts
 * are from. Immutable.
 */
public final class OpResolverMethods {
  private static final String HEADER =
      "operator\tmethod\tnewestVersion\tactivations\tint8Only\tlimits";
  private static final int COLUMNS = 6;

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
    List<String> lines = table.lines().dropWhile(line -> line.startsWith("#")).toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalStateException(name + " does not begin with " + HEADER);
    }
    OpResolverMethods result = new OpResolverMethods();
    for (String line : lines.subList(1, lines.size())) {
      ResolverMethod method = method(name, line);
      if (result.methods.put(method.operator(), method) != null) {
        throw new IllegalStateException(name + " has " + method.operator() + " twice");
      }
    }
    return result;
  }

  private static ResolverMethod method(String name, String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS
        || !cells[1].matches("-|Add[A-Za-z0-9]+")
        || !cells[2].matches("-|[1-9][0-9]?")
        || !cells[3].matches("-|[a-z0-9]+(,[a-z0-9]+)*")) {
      throw new IllegalStateException(name + ": " + line);
    }
    try {
      return new ResolverMethod(
          cells[0],
          cells[1].equals("-") ? Optional.empty() : Optional.of(cells[1]),
          cells[2].equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells[2])),
          ActivationTypes.parse(cells[3]),
          KernelVariant.parse(cells[4]),
          OperatorLimit.parse(cells[5]));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(name + ": " + line, e);
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

  /** The operators whose kernels are known not to compute with a type of activations, sorted. */
  public List<ResolverMethod> without(ElementType activations) {
    return methods.values().stream()
        .filter(method -> !method.activations().allow(activations))
        .toList();
  }

  /** All operators, sorted. */
  public List<ResolverMethod> all() {
    return List.copyOf(methods.values());
  }

  /** Number of operators in the table. */
  public int size() {
    return methods.size();
  }
}
