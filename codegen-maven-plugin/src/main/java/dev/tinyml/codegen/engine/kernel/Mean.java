package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MEAN and SUM of int8 and int16 (TensorFlow Lite, kernels/internal/reference/reduce.h,
 * QuantizedMeanOrSum).
 */
final class Mean implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of("mean", CFunctions.REDUCE, CFunctions.REQUANTIZE);
  private static final CFunction FUNCTION_16 =
      CFunction.of("mean_16", CFunctions.REDUCE, CFunctions.SCALED, CFunctions.HOLD_SHORT);
  private static final int MAX_DISTANCE = 255;
  private static final int MAX_INT16 = 1 << 15;

  private final boolean divide;

  /**
   * @param divide whether it is a mean rather than a sum
   */
  Mean(boolean divide) {
    this.divide = divide;
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    QuantizationParams inputParams = operator.wholeParams(input);
    QuantizationParams outputParams = operator.wholeParams(output);
    Reduction reduction = Reduction.of(operator, input, output);
    int count = reduction.count();
    boolean wide = OperatorContext.isInt16(output);
    operator.requireType(input, output.spec().type());
    operator.require(
        (long) count * (wide ? MAX_INT16 : MAX_DISTANCE) <= Integer.MAX_VALUE,
        "a sum of " + count + " values",
        "sums within 32 bits");
    Multiplier factor = Multiplier.of((double) inputParams.scale() / (double) outputParams.scale());
    Multiplier multiplier = divide ? divided(factor, count) : factor;
    List<Field> fields = new ArrayList<>(reduction.fields());
    if (!wide) {
      fields.add(Field.number("offset", -(long) inputParams.zeroPoint() * count));
      fields.add(Field.number("zero_point", outputParams.zeroPoint()));
    }
    Arithmetic.addMultiplier(fields, "", multiplier);
    return List.of(
        new Lowered.Call(
            wide ? FUNCTION_16 : FUNCTION,
            fields,
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            List.of((divide ? "mean of " : "sum of ") + count + " values each")));
  }

  /** The division is part of the factor, whose fraction is made as long as it can be before. */
  private static Multiplier divided(Multiplier factor, int count) {
    int bits = 31 - Integer.numberOfLeadingZeros(count);
    int shift = Math.min(Math.min(bits, 32), 31 + factor.shift());
    long fraction = ((long) factor.fraction() << shift) / count;
    return new Multiplier((int) fraction, factor.shift() - shift);
  }
}
