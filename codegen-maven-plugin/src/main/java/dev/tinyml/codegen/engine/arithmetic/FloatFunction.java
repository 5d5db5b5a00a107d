package dev.tinyml.codegen.engine.arithmetic;

import java.util.Map;
import java.util.Optional;

/** What an operator makes of a float32. */
@FunctionalInterface
public interface FloatFunction {

  /** The functions by the names of operators in TensorFlow Lite's schema. */
  Map<String, FloatFunction> BY_OPERATOR =
      Map.ofEntries(
          Map.entry("ABS", Math::abs),
          Map.entry("CEIL", x -> (float) Math.ceil(x)),
          Map.entry("COS", x -> (float) Math.cos(x)),
          Map.entry("ELU", x -> x < 0 ? (float) Math.expm1(x) : x),
          Map.entry("EXP", x -> (float) Math.exp(x)),
          Map.entry("FLOOR", x -> (float) Math.floor(x)),
          Map.entry("LOG", x -> (float) Math.log(x)),
          Map.entry("NEG", x -> -x),
          Map.entry("ROUND", x -> (float) Math.rint(x)),
          Map.entry("RSQRT", x -> 1f / (float) Math.sqrt(x)),
          Map.entry("SIN", x -> (float) Math.sin(x)),
          Map.entry("SQRT", x -> (float) Math.sqrt(x)),
          Map.entry("SQUARE", x -> x * x));

  /** The value of the function. */
  float apply(float value);

  /** The function of an operator. */
  static Optional<FloatFunction> of(String operator) {
    return Optional.ofNullable(BY_OPERATOR.get(operator));
  }
}
