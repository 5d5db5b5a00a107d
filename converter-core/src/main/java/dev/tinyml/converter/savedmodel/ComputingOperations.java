package dev.tinyml.converter.savedmodel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The operations that a signature may use, as listed in computing-operations.txt. What isn't known
 * to be harmless is refused, for TensorFlow has operations that read and write files, and plugins
 * add others. Immutable.
 */
final class ComputingOperations {
  private static final String LIST = "computing-operations.txt";

  private final Set<String> names;

  ComputingOperations() {
    try (InputStream in =
            Objects.requireNonNull(ComputingOperations.class.getResourceAsStream(LIST), LIST);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      names = lines.lines().filter(l -> !l.startsWith("#")).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean contains(String operation) {
    return names.contains(operation);
  }
}
