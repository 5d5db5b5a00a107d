package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * QUANTIZE from int8, uint8 or int16 to another scale or type (TensorFlow Lite, kernels/internal/
 * reference/requantize.h). What has 256 values to come from is a table.
 */
final class Requantize implements Kernel {
  private static final CFunction BYTES = CFunction.of("look_up");
  private static final CFunction BYTES_TO_16 = CFunction.of("look_up_16");
  private static final CFunction SHORTS_TO_8 =
      CFunction.of("requantize_16_to_8", CFunctions.REQUANTIZE);

  /** So often the largest value leaves 32 bits. */
  private static final double MAX_RATIO = 1 << 15;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    QuantizationParams in = params(operator, input);
    QuantizationParams out = params(operator, output);
    double ratio = (double) in.scale() / (double) out.scale();
    operator.require(
        ratio < MAX_RATIO,
        "scale " + in.scale() + " that becomes " + out.scale(),
        "a factor below " + MAX_RATIO);
    Multiplier multiplier = Multiplier.of(ratio);
    if (!OperatorContext.isInt16(input)) {
      return List.of(table(operator, input, output, multiplier));
    }
    if (OperatorContext.isInt16(output)) {
      return List.of(Scale16.call(operator, input, output, ratio, new Scale16.Factor(ratio, 1, 1)));
    }
    operator.requireType(output, ElementType.INT8);
    List<Field> fields = new ArrayList<>();
    Arithmetic.addMultiplier(fields, "", multiplier);
    fields.add(Field.number("zero_point", out.zeroPoint()));
    return List.of(Scale16.elementwise(operator, SHORTS_TO_8, fields, input, output));
  }

  private static Lowered table(
      OperatorContext operator, TfliteTensor input, TfliteTensor output, Multiplier multiplier) {
    boolean fromUnsigned = input.spec().type() == ElementType.UINT8;
    ElementType to = output.spec().type();
    operator.require(
        !fromUnsigned || to == ElementType.INT8, "UINT8 that becomes " + to, "UINT8 to INT8");
    boolean wide = to == ElementType.INT16;
    int lowest = wide ? Short.MIN_VALUE : to == ElementType.UINT8 ? 0 : Byte.MIN_VALUE;
    int highest = wide ? Short.MAX_VALUE : to == ElementType.UINT8 ? 255 : Byte.MAX_VALUE;
    int zeroPoint = params(operator, input).zeroPoint();
    int newZeroPoint = params(operator, output).zeroPoint();
    IntegerArray table =
        IntegerArray.generate(
            1 << Byte.SIZE,
            i -> {
              int value = fromUnsigned ? i : (byte) i;
              int scaled = multiplier.multiply(value - zeroPoint) + newZeroPoint;
              int held = Math.max(lowest, Math.min(highest, scaled));
              return wide ? held : (byte) held;
            });
    return Scale16.elementwise(
        operator,
        wide ? BYTES_TO_16 : BYTES,
        List.of(new Field.Array("table", wide ? CType.INT16 : CType.INT8, table, 16)),
        input,
        output);
  }

  private static QuantizationParams params(OperatorContext operator, TfliteTensor tensor) {
    if (tensor.spec().type() != ElementType.UINT8) {
      return operator.wholeParams(tensor);
    }
    QuantizationParams params = operator.params(tensor);
    operator.require(
        !params.isPerChannel() && params.zeroPoint() >= 0 && params.zeroPoint() <= 255,
        params.scales().size() + " scales, zero point " + params.zeroPoint(),
        "one scale, and a zero point from 0 to 255");
    return params;
  }
}
