package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/**
 * QUANTIZE from float32 to int8 or int16 (TensorFlow Lite, kernels/internal/reference/quantize.h),
 * and from integers. What is computed in float32 of a single int8 tensor, as the runtime has no
 * int8 kernel for it, is a function of one int8 value altogether.
 */
final class Quantize implements Kernel {
  private static final CFunction FROM_FLOAT = CFunction.of("quantize");

  private static final CFunction TO_INT16 = CFunction.of("quantize_16");

  private final Kernel requantize = new Requantize();

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    if (input.spec().type() != ElementType.FLOAT32) {
      return requantize.lower(operator);
    }
    if (OperatorContext.isInt16(output)) {
      return List.of(
          Scale16.elementwise(
              operator,
              TO_INT16,
              List.of(BorderFields.scale(operator.int16Params(output))),
              input,
              output));
    }
    QuantizationParams params = operator.int8Params(output);
    Optional<Lowered> table =
        new ByteValues()
            .of(operator, input)
            .filter(values -> Elementwise.sameCount(values.source(), output))
            .map(values -> table(operator, values, params));
    return List.of(
        table.orElseGet(
            () ->
                new Lowered.Call(
                    FROM_FLOAT,
                    BorderFields.of(operator, params, input, output),
                    List.of(input.index()),
                    List.of(output.index()),
                    Optional.empty(),
                    false,
                    List.of())));
  }

  private static Lowered table(
      OperatorContext operator, ByteValues.Values values, QuantizationParams params) {
    return Elementwise.call(
        operator,
        values.source(),
        operator.output(0),
        x -> {
          float value = (float) values.values()[x & 0xFF];
          return Float.isNaN(value) ? Byte.MIN_VALUE : params.quantizeToInt8(value);
        });
  }
}
