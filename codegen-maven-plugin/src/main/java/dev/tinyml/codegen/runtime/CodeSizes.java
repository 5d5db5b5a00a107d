package dev.tinyml.codegen.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measured code of a library in bytes: the interpreter's, and per registration. Operators share
 * code, so what one adds depends on which others there are; a linker takes each function once, so
 * that a sum of what each takes alone can't be exceeded.
 */
final class CodeSizes {
  private static final Registration INTERPRETER = new Registration("(interpreter)", false);
  private static final Registration EVERYTHING = new Registration("(everything)", false);
  private static final String INT8 = "int8";

  /**
   * What a registration takes.
   *
   * @param added of the library's own code when all others are there already
   * @param alone of the library's own code when no other is there
   * @param most alone, with what it needs of the compiler's libraries
   */
  private record Measured(int added, int alone, int most) {}

  private final Map<Registration, Measured> sizes;

  private CodeSizes(Map<Registration, Measured> sizes) {
    this.sizes = Map.copyOf(sizes);
  }

  /**
   * Reads a table of this tool.
   *
   * @param resource in this package: operator, {@code all} or {@code int8}, and three sizes
   */
  static CodeSizes load(String resource) {
    try (InputStream in = CodeSizes.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no " + resource);
      }
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
      return new CodeSizes(
          lines.stream()
              .map(line -> line.split("\t"))
              .collect(
                  Collectors.toMap(
                      cells -> new Registration(cells[0], cells[1].equals(INT8)),
                      cells ->
                          new Measured(
                              Integer.parseInt(cells[2]),
                              Integer.parseInt(cells[3]),
                              Integer.parseInt(cells[4])))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes of the interpreter with some operators; empty when one was not measured. */
  Optional<CodeSize> of(Set<Registration> registrations) {
    if (!sizes.keySet().containsAll(registrations)) {
      return Optional.empty();
    }
    int added = 0;
    int alone = 0;
    int most = sizes.get(INTERPRETER).most();
    for (Registration registration : registrations) {
      Measured size = sizes.get(registration);
      added += size.added();
      alone = Math.max(alone, size.alone());
      most += size.most();
    }
    return Optional.of(
        new CodeSize(
            sizes.get(INTERPRETER).alone() + Math.max(added, alone),
            Math.min(most, sizes.get(EVERYTHING).most())));
  }
}
