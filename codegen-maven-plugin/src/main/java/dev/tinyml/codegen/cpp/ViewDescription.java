package dev.tinyml.codegen.cpp;

import java.util.List;

/**
 * What a template may show.
 *
 * @param name that other templates find it by among {@code views}, or of the type of a variable
 * @param about what it is, a sentence
 * @param fields its variables
 */
public record ViewDescription(String name, String about, List<Field> fields) {

  /** Copies the list. */
  public ViewDescription {
    fields = List.copyOf(fields);
  }

  /**
   * A variable.
   *
   * @param name of it
   * @param type of its value: {@code string}, {@code number}, {@code boolean}, {@code list of} one
   *     of these, or the name of a description
   * @param about what it holds
   */
  public record Field(String name, String type, String about) {}
}
