package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.SigmoidTable;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;

/**
 * LOGISTIC and TANH of int16 (TensorFlow Lite Micro, kernels/logistic_common.cc, tanh.cc;
 * kernels/internal/reference/integer_ops/logistic.h, tanh.h).
 */
final class Curve16 implements Kernel {
  private static final int ARGUMENT_BITS = 12;

  private final CFunction function;
  private final int largestShift;

  /**
   * @param name of the C function
   * @param largestShift of scales that are a power of two and need no rounding
   */
  Curve16(String name, int largestShift) {
    function = CFunction.of(name, CFunctions.SIGMOID_16, CFunction.of("curve_16"));
    this.largestShift = largestShift;
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    float scale = operator.int16Params(input).scale();
    float result = operator.int16Params(output).scale();
    operator.require(
        Math.round(log2(result)) == -15 && Math.abs(log2(result) + 15) < 1e-3,
        "an output of scale " + result,
        "an output of scale 2^-15");
    double log = log2(scale);
    long power = Math.round(log) + ARGUMENT_BITS;
    boolean isPower = Math.abs(log - Math.rint(log)) < 1e-3;
    int shift = 0;
    double multiplier = (double) scale * 4096.0 * 3.0;
    if (isPower && power >= 0 && power <= largestShift) {
      multiplier = 3 << power;
    } else {
      operator.require(multiplier <= Short.MAX_VALUE, "scale " + scale, "a scale below 2.6");
      while (multiplier <= Short.MAX_VALUE / 2.0 && shift <= 30) {
        shift++;
        multiplier *= 2;
      }
    }
    List<Integer> sigmoid = SigmoidTable.values();
    return List.of(
        Scale16.elementwise(
            operator,
            function,
            List.of(
                new Field.Array(
                    "curve.sigmoid",
                    CType.UINT16,
                    IntegerArray.generate(sigmoid.size(), sigmoid::get),
                    16),
                Field.number("curve.multiplier", (int) multiplier),
                Field.number("curve.shift", shift)),
            input,
            output));
  }

  private static double log2(float value) {
    return Math.log(value) / Math.log(2);
  }
}
