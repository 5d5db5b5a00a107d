package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.converter.tensor.QuantizationParams;
import java.util.ArrayList;
import java.util.List;

/**
 * Parameters of ADD, SUB, MUL and SQUARED_DIFFERENCE of int8 (TensorFlow Lite Micro,
 * kernels/add_common.cc, sub_common.cc, mul_common.cc, squared_difference.cc). Stateless.
 */
final class Arithmetic {
  /** Sums are worked out in units of 2^-20 of the larger scale, twice. */
  private static final int SUM_SHIFT = 20;

  private static final int SQUARE_SHIFT = 7;

  private Arithmetic() {}

  static List<Field> add(
      OperatorContext operator,
      QuantizationParams first,
      QuantizationParams second,
      QuantizationParams output) {
    double larger = 2 * (double) Math.max(first.scale(), second.scale());
    return fields(
        operator,
        false,
        first,
        second,
        output,
        new double[] {
          first.scale() / larger,
          second.scale() / larger,
          larger / ((1 << SUM_SHIFT) * (double) output.scale())
        });
  }

  /** Unlike those of ADD, factors are worked out in float32. */
  static List<Field> subtract(
      OperatorContext operator,
      QuantizationParams first,
      QuantizationParams second,
      QuantizationParams output) {
    float larger = 2 * Math.max(first.scale(), second.scale());
    return fields(
        operator,
        true,
        first,
        second,
        output,
        new double[] {
          first.scale() / larger,
          second.scale() / larger,
          larger / ((1 << SUM_SHIFT) * output.scale())
        });
  }

  private static List<Field> fields(
      OperatorContext operator,
      boolean subtract,
      QuantizationParams first,
      QuantizationParams second,
      QuantizationParams output,
      double[] factors) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.number("subtract", subtract ? 1 : 0));
    addInputs(operator, fields, first, second, factors);
    fields.addAll(Binary.outputFields(operator, output));
    return fields;
  }

  /** The original aborts when the last factor is 1 or more. */
  private static void addInputs(
      OperatorContext operator,
      List<Field> fields,
      QuantizationParams first,
      QuantizationParams second,
      double[] factors) {
    operator.require(factors[2] < 1, "a factor of " + factors[2], "a larger scale of the output");
    fields.add(Field.number("first_zero_point", first.zeroPoint()));
    fields.add(Field.number("second_zero_point", second.zeroPoint()));
    addMultiplier(fields, "first_", Multiplier.of(factors[0]));
    addMultiplier(fields, "second_", Multiplier.of(factors[1]));
    addMultiplier(fields, "", Multiplier.of(factors[2]));
  }

  static void addMultiplier(List<Field> fields, String prefix, Multiplier multiplier) {
    fields.add(Field.number(prefix + "multiplier", multiplier.fraction()));
    fields.add(Field.number(prefix + "shift", multiplier.shift()));
  }

  static List<Field> multiply(
      OperatorContext operator,
      QuantizationParams first,
      QuantizationParams second,
      QuantizationParams output) {
    double factor = (double) first.scale() * (double) second.scale() / (double) output.scale();
    operator.require(factor < 1 << 14, "a factor of " + factor, "a larger scale of the output");
    List<Field> fields = new ArrayList<>();
    fields.add(Field.number("first_zero_point", first.zeroPoint()));
    fields.add(Field.number("second_zero_point", second.zeroPoint()));
    addMultiplier(fields, "", Multiplier.of(factor));
    fields.addAll(Binary.outputFields(operator, output));
    return fields;
  }

  /** Parameters of DIV (kernels/div.cc), whose factor is worked out in float32. */
  static List<Field> divide(
      OperatorContext operator,
      QuantizationParams first,
      QuantizationParams second,
      QuantizationParams output) {
    double factor = first.scale() / (second.scale() * output.scale());
    operator.require(factor < 1 << 14, "a factor of " + factor, "larger scales");
    List<Field> fields = new ArrayList<>();
    fields.add(Field.number("first_zero_point", first.zeroPoint()));
    fields.add(Field.number("second_zero_point", second.zeroPoint()));
    addMultiplier(fields, "", Multiplier.of(factor));
    fields.addAll(Binary.outputFields(operator, output));
    return fields;
  }

  static List<Field> squaredDifference(
      OperatorContext operator,
      QuantizationParams first,
      QuantizationParams second,
      QuantizationParams output) {
    double larger = 2.0 * (double) Math.max(first.scale(), second.scale());
    List<Field> fields = new ArrayList<>();
    addInputs(
        operator,
        fields,
        first,
        second,
        new double[] {
          first.scale() / larger,
          second.scale() / larger,
          // The original multiplies an integer with a float32.
          larger * larger / (double) ((1 << 2 * SQUARE_SHIFT) * output.scale())
        });
    fields.add(Field.number("zero_point", output.zeroPoint()));
    return fields;
  }
}
