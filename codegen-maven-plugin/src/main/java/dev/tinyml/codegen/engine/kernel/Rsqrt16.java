package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * RSQRT of int16 (TensorFlow Lite Micro, kernels/elementwise.cc; kernels/internal/common.h,
 * GetInvSqrtQuantizedMultiplierExp). Values below 0, with which the original stops, count as 0.
 */
final class Rsqrt16 implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of(
          "rsqrt_16", CFunctions.INVERSE_SQUARE_ROOT, CFunctions.SCALED, CFunctions.HOLD_SHORT);

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    float in = operator.int16Params(input).scale();
    float out = operator.int16Params(output).scale();
    double factor = 1 / (double) ((float) Math.sqrt(in) * out);
    operator.require(
        factor < 1 << 30 && factor > 1.0 / (1 << 10),
        "a factor of " + factor,
        "a factor from 2^-10 to 2^30");
    List<Field> fields = new ArrayList<>();
    Arithmetic.addMultiplier(fields, "", Multiplier.of(factor));
    return List.of(Scale16.elementwise(operator, FUNCTION, fields, input, output));
  }
}
