package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.converter.tensor.QuantizationParams;
import java.util.ArrayList;
import java.util.List;

/**
 * Parameters of ADD, SUB, MUL and SQUARED_DIFFERENCE of int16 (TensorFlow Lite Micro,
 * kernels/add_common.cc, sub_common.cc, mul_common.cc, squared_difference.cc). Stateless.
 */
final class Arithmetic16 {
  /** Sums are worked out in units of 2^-15 of the larger scale, twice. */
  private static final int SUM_SHIFT = 15;

  private Arithmetic16() {}

  static List<Field> add(
      OperatorContext operator,
      QuantizationParams first,
      QuantizationParams second,
      QuantizationParams output) {
    double larger = 2 * (double) Math.max(first.scale(), second.scale());
    return sum(
        operator,
        false,
        output,
        first.scale() / larger,
        second.scale() / larger,
        larger / ((1 << SUM_SHIFT) * (double) output.scale()));
  }

  /** Unlike those of ADD, factors are worked out in float32. */
  static List<Field> subtract(
      OperatorContext operator,
      QuantizationParams first,
      QuantizationParams second,
      QuantizationParams output) {
    float larger = 2 * Math.max(first.scale(), second.scale());
    return sum(
        operator,
        true,
        output,
        first.scale() / larger,
        second.scale() / larger,
        larger / ((1 << SUM_SHIFT) * output.scale()));
  }

  private static List<Field> sum(
      OperatorContext operator,
      boolean subtract,
      QuantizationParams output,
      double first,
      double second,
      double factor) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.number("subtract", subtract ? 1 : 0));
    fields.addAll(factors(operator, first, second, factor));
    fields.addAll(Binary.int16OutputFields(operator, output));
    return fields;
  }

  private static List<Field> factors(
      OperatorContext operator, double first, double second, double factor) {
    List<Field> fields = new ArrayList<>();
    requireFraction(operator, factor);
    Arithmetic.addMultiplier(fields, "first_", Multiplier.of(first));
    Arithmetic.addMultiplier(fields, "second_", Multiplier.of(second));
    Arithmetic.addMultiplier(fields, "", Multiplier.of(factor));
    return fields;
  }

  /** From 1 on what is scaled may leave 32 bits. */
  static void requireFraction(OperatorContext operator, double factor) {
    operator.require(factor < 0.999, "a factor of " + factor, "a larger scale of the output");
  }

  static List<Field> multiply(
      OperatorContext operator,
      QuantizationParams first,
      QuantizationParams second,
      QuantizationParams output) {
    double factor = (double) first.scale() * (double) second.scale() / (double) output.scale();
    requireFraction(operator, factor);
    List<Field> fields = new ArrayList<>();
    Arithmetic.addMultiplier(fields, "", Multiplier.of(factor));
    fields.addAll(Binary.int16OutputFields(operator, output));
    return fields;
  }

  static List<Field> squaredDifference(
      OperatorContext operator,
      QuantizationParams first,
      QuantizationParams second,
      QuantizationParams output) {
    double larger = 2.0 * (double) Math.max(first.scale(), second.scale());
    return factors(
        operator,
        first.scale() / larger,
        second.scale() / larger,
        larger * larger / (double) output.scale());
  }
}
