package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.converter.tensor.QuantizationParams;
import java.util.ArrayList;
import java.util.List;

/**
 * How int8 values of two scales are made comparable (TensorFlow Lite Micro, kernels/comparisons.cc;
 * kernels/internal/reference/comparisons.h, ComparisonWithScaling).
 *
 * @param firstZeroPoint of the first input
 * @param firstScale of the first input
 * @param secondZeroPoint of the second input
 * @param secondScale of the second input
 */
record ScaledComparison(
    int firstZeroPoint, Multiplier firstScale, int secondZeroPoint, Multiplier secondScale) {
  private static final int MORE_BITS = 8;

  /** Of two inputs, whose scales the original takes to be below 1. */
  static ScaledComparison of(
      OperatorContext operator, QuantizationParams first, QuantizationParams second) {
    operator.require(
        first.scale() < 1 && second.scale() < 1,
        "scales " + first.scale() + " and " + second.scale(),
        "scales below 1");
    return new ScaledComparison(
        first.zeroPoint(),
        Multiplier.of(first.scale()),
        second.zeroPoint(),
        Multiplier.of(second.scale()));
  }

  int first(byte value) {
    return firstScale.multiply((value - firstZeroPoint) << MORE_BITS);
  }

  int second(byte value) {
    return secondScale.multiply((value - secondZeroPoint) << MORE_BITS);
  }

  List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.number("first_zero_point", firstZeroPoint));
    fields.add(Field.number("second_zero_point", secondZeroPoint));
    Arithmetic.addMultiplier(fields, "first_", firstScale);
    Arithmetic.addMultiplier(fields, "second_", secondScale);
    return fields;
  }
}
