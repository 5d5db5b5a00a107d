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
 * Operators that multiply int16 values with one factor from 0 on, and with another one below: RELU,
 * LEAKY_RELU, ABS, QUANTIZE (TensorFlow Lite, kernels/internal/reference/leaky_relu.h and
 * requantize.h; micro/kernels/activations_common.cc, elementwise.cc).
 */
final class Scale16 implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of("scale_16", CFunctions.SCALED, CFunctions.HOLD_SHORT);

  /** So often the largest value leaves 32 bits. */
  private static final double MAX_FACTOR = 1 << 15;

  private final Below below;

  /**
   * @param below what happens below 0
   */
  Scale16(Below below) {
    this.below = below;
  }

  /**
   * A factor below 0.
   *
   * @param factor at least 0
   * @param in 1 or −1: sign of what is multiplied
   * @param out 1 or −1: sign of the product
   */
  record Factor(double factor, int in, int out) {}

  /** Works a factor out. */
  interface Below {
    Factor of(OperatorContext operator, float ratio, QuantizationParams in, QuantizationParams out);
  }

  static Factor nothing(
      OperatorContext operator, float ratio, QuantizationParams in, QuantizationParams out) {
    return new Factor(0, 1, 1);
  }

  static Factor leaky(
      OperatorContext operator, float ratio, QuantizationParams in, QuantizationParams out) {
    float alpha = operator.operator().options().real("alpha").orElse(0f);
    float factor = in.scale() * alpha / out.scale();
    operator.require(Math.abs(factor) < MAX_FACTOR, "alpha " + alpha, "alpha below " + MAX_FACTOR);
    return new Factor(Math.abs(factor), 1, factor < 0 ? -1 : 1);
  }

  static Factor mirrored(
      OperatorContext operator, float ratio, QuantizationParams in, QuantizationParams out) {
    return new Factor(ratio, -1, 1);
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    QuantizationParams in = operator.int16Params(input);
    QuantizationParams out = operator.int16Params(output);
    float ratio = in.scale() / out.scale();
    return List.of(call(operator, input, output, ratio, below.of(operator, ratio, in, out)));
  }

  /** The call. */
  static Lowered call(
      OperatorContext operator,
      TfliteTensor input,
      TfliteTensor output,
      double ratio,
      Factor below) {
    operator.require(ratio < MAX_FACTOR, "a factor of " + ratio, "a factor below " + MAX_FACTOR);
    List<Field> fields = new ArrayList<>();
    Arithmetic.addMultiplier(fields, "", Multiplier.of(ratio));
    Arithmetic.addMultiplier(fields, "below_", Multiplier.of(below.factor()));
    fields.add(Field.number("below_in", below.in()));
    fields.add(Field.number("below_out", below.out()));
    return elementwise(operator, FUNCTION, fields, input, output);
  }

  /** A call that makes a value of each value. */
  static Lowered elementwise(
      OperatorContext operator,
      CFunction function,
      List<Field> fields,
      TfliteTensor input,
      TfliteTensor output) {
    int count = input.spec().shape().elementCount();
    operator.require(
        count > 0 && count == output.spec().shape().elementCount(),
        input.spec().shape() + " that becomes " + output.spec().shape(),
        "as many values as before");
    List<Field> all = new ArrayList<>(fields);
    all.add(Field.number("count", count));
    return new Lowered.Call(
        function,
        all,
        List.of(input.index()),
        List.of(output.index()),
        Optional.empty(),
        input.spec().type() == output.spec().type(),
        List.of());
  }
}
