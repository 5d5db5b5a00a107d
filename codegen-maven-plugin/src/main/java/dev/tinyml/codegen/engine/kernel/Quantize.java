package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.FloatFunction;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/**
 * QUANTIZE from float32 to int8 or int16 (TensorFlow Lite, kernels/internal/reference/quantize.h),
 * and from integers. Functions of one float32 between DEQUANTIZE and QUANTIZE, which the runtime
 * has no int8 kernel for, make a function of one int8 value altogether.
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
    Optional<Lowered> chain = chain(operator, input, x -> x);
    return List.of(
        chain.orElseGet(
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

  /** Functions up to a tensor of int8 values; empty when there is anything else on the way. */
  private static Optional<Lowered> chain(
      OperatorContext operator, TfliteTensor tensor, FloatFunction rest) {
    Optional<OperatorContext> producer = operator.producer(tensor);
    if (producer.isEmpty()) {
      return Optional.empty();
    }
    OperatorContext before = producer.get();
    TfliteTensor input = before.input(0);
    if (before.operator().name().equals("DEQUANTIZE")) {
      return input.spec().type() == ElementType.INT8 && !input.constant()
          ? Optional.of(table(operator, input, rest))
          : Optional.empty();
    }
    return before.operator().inputs().size() != 1
        ? Optional.empty()
        : FloatFunction.of(before.operator().name())
            .flatMap(function -> chain(operator, before, input, function, rest));
  }

  private static Optional<Lowered> chain(
      OperatorContext operator,
      OperatorContext before,
      TfliteTensor input,
      FloatFunction function,
      FloatFunction rest) {
    return before.producer(input).isEmpty()
        ? Optional.empty()
        : chain(operator, input, x -> rest.apply(function.apply(x)));
  }

  private static Lowered table(OperatorContext operator, TfliteTensor input, FloatFunction whole) {
    QuantizationParams in = operator.int8Params(input);
    QuantizationParams out = operator.int8Params(operator.output(0));
    return Elementwise.call(
        operator,
        input,
        operator.output(0),
        x -> {
          float value = whole.apply(in.dequantize(x));
          return Float.isNaN(value) ? Byte.MIN_VALUE : out.quantizeToInt8(value);
        });
  }
}
