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
 * PRELU of int8 or int16 with int8 slopes (TensorFlow Lite, kernels/internal/reference/prelu.h;
 * micro/kernels/prelu_common.cc).
 */
final class Prelu implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of("prelu", CFunctions.ROW, CFunctions.SCALED, CFunctions.HOLD);
  private static final CFunction FUNCTION_16 =
      CFunction.of("prelu_16", CFunctions.ROW, CFunctions.SCALED, CFunctions.HOLD_SHORT);

  /** Products of value and slope stay within 32 bits. */
  private static final int MAX_FACTOR = 1 << 6;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor alpha = operator.input(1);
    TfliteTensor output = operator.output(0);
    operator.requireType(input, output.spec().type());
    boolean wide = OperatorContext.isInt16(output);
    QuantizationParams in = operator.wholeParams(input);
    QuantizationParams slope = operator.int8Params(alpha);
    QuantizationParams out = operator.wholeParams(output);
    double ratio = (double) in.scale() / (double) out.scale();
    double below = (double) in.scale() * (double) slope.scale() / (double) out.scale();
    operator.require(
        ratio < MAX_FACTOR && below < MAX_FACTOR,
        "factors of " + ratio + " and " + below,
        "a larger scale of the output");
    List<Field> fields =
        new ArrayList<>(
            Broadcast.fields(
                operator, input.spec().shape(), alpha.spec().shape(), output.spec().shape()));
    fields.add(Field.number("alpha_zero_point", slope.zeroPoint()));
    Arithmetic.addMultiplier(fields, "", Multiplier.of(ratio));
    Arithmetic.addMultiplier(fields, "below_", Multiplier.of(below));
    if (!wide) {
      fields.add(Field.number("input_zero_point", in.zeroPoint()));
      fields.add(Field.number("zero_point", out.zeroPoint()));
    }
    return Operands.load(
        operator,
        List.of(alpha),
        new Lowered.Call(
            wide ? FUNCTION_16 : FUNCTION,
            fields,
            List.of(input.index(), alpha.index()),
            List.of(output.index()),
            Optional.empty(),
            input.spec().shape().equals(output.spec().shape()),
            List.of()));
  }
}
