package dev.tinyml.codegen.inspection.description;

import java.util.List;

/**
 * What a TensorFlow Lite model computes with.
 *
 * @param kind stable identifier: {@code int8}, {@code hybrid}
 * @param text the kind in a few words
 * @param evidence how many operators compute with what
 */
public record ArithmeticDescription(String kind, String text, List<Evidence> evidence) {

  /** Copies the list. */
  public ArithmeticDescription {
    evidence = List.copyOf(evidence);
  }

  /**
   * Operators that compute alike.
   *
   * @param arithmetic stable identifier: {@code int8}, {@code float}, {@code border}
   * @param operators how many
   * @param example the first of them and what tells, in words
   */
  public record Evidence(String arithmetic, int operators, String example) {}
}
