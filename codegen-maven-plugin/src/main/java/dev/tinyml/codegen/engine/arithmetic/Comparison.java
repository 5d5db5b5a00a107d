package dev.tinyml.codegen.engine.arithmetic;

import java.util.Arrays;
import java.util.Optional;

/** Comparisons by the names that operators have in TensorFlow Lite's schema. */
public enum Comparison {
  EQUAL,
  NOT_EQUAL,
  GREATER,
  GREATER_EQUAL,
  LESS,
  LESS_EQUAL;

  /** The comparison of an operator. */
  public static Optional<Comparison> of(String operator) {
    return Arrays.stream(values()).filter(it -> it.name().equals(operator)).findFirst();
  }

  /** Whether it holds for two numbers. */
  public boolean holds(double first, double second) {
    return switch (this) {
      case EQUAL -> first == second;
      case NOT_EQUAL -> first != second;
      case GREATER -> first > second;
      case GREATER_EQUAL -> first >= second;
      case LESS -> first < second;
      case LESS_EQUAL -> first <= second;
    };
  }
}
