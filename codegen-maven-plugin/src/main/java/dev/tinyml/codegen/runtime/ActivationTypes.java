package dev.tinyml.codegen.runtime;

import dev.tinyml.converter.tensor.ElementType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Element types of activations that a library's kernel computes with. Immutable.
 *
 * @param types the types; empty when any will do, because the kernel only moves values, or when it
 *     is not known
 */
public record ActivationTypes(Optional<Set<ElementType>> types) {
  private static final String UNKNOWN = "-";
  private static final String ANY = "any";

  /** Copies the set. */
  public ActivationTypes {
    types = types.map(set -> Set.copyOf(EnumSet.copyOf(set)));
  }

  /**
   * From the form of the tables: {@code float32,int8}, {@code any}, or {@code -} for what is not
   * known.
   *
   * @throws IllegalArgumentException when it has another form
   */
  static ActivationTypes parse(String cell) {
    if (cell.equals(ANY) || cell.equals(UNKNOWN)) {
      return new ActivationTypes(Optional.empty());
    }
    return new ActivationTypes(
        Optional.of(
            Arrays.stream(cell.split(",", -1))
                .map(name -> ElementType.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet())));
  }

  /** Whether nothing is known against a type. */
  public boolean allow(ElementType type) {
    return types.map(set -> set.contains(type)).orElse(true);
  }

  /** The types in lower case, for messages. */
  public String text() {
    List<String> names =
        types.orElse(Set.of()).stream().sorted().map(ActivationTypes::name).toList();
    return names.isEmpty() ? "any type" : String.join(", ", names);
  }

  static String name(ElementType type) {
    return type.name().toLowerCase(Locale.ROOT);
  }
}
