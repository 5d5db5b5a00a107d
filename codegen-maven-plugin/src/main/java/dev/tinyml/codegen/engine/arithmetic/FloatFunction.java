package dev.tinyml.codegen.engine.arithmetic;

import java.util.Map;
import java.util.Optional;

/** What an operator makes of a float32. */
@FunctionalInterface
public interface FloatFunction {

  /** The functions by the names of operators in TensorFlow Lite's schema. */
  Map<String, FloatFunction> BY_OPERATOR =
      Map.of(
          "ABS", Math::abs,
          "ELU", x -> x < 0 ? (float) Math.expm1(x) : x,
          "EXP", x -> (float) Math.exp(x),
          "LOG", x -> (float) Math.log(x),
          "NEG", x -> -x,
          "RSQRT", x -> 1f / (float) Math.sqrt(x),
          "SQRT", x -> (float) Math.sqrt(x),
          "SQUARE", x -> x * x);

  /** The value of the function. */
  float apply(float value);

  /** The function of an operator. */
  static Optional<FloatFunction> of(String operator) {
    return Optional.ofNullable(BY_OPERATOR.get(operator));
  }
}
