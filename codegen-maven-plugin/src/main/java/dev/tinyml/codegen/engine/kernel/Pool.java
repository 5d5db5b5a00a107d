package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.ActivationBounds;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * MAX_POOL_2D and AVERAGE_POOL_2D of int8 and int16 (TensorFlow Lite, kernels/internal/reference/
 * integer_ops/pooling.h).
 */
final class Pool implements Kernel {
  /** Sums of so many int16 values stay within 32 bits. */
  private static final long MAX_TAPS = 1 << 15;

  private final CFunction function;
  private final CFunction function16;

  /**
   * @param name of the C function
   */
  Pool(String name) {
    function =
        CFunction.of(
            name, CFunctions.DSP, CFunctions.WINDOW, CFunction.of("span"), CFunctions.HOLD);
    function16 =
        CFunction.of(name + "_16", CFunctions.WINDOW, CFunction.of("span"), CFunctions.HOLD_SHORT);
  }

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    QuantizationParams inputParams = operator.wholeParams(input);
    QuantizationParams outputParams = operator.wholeParams(output);
    Shape in = input.spec().shape();
    Shape out = output.spec().shape();
    operator.require(
        in.rank() == 4
            && out.rank() == 4
            && in.elementCount() > 0
            && in.dimension(0) == out.dimension(0)
            && in.dimension(3) == out.dimension(3),
        "input " + in + ", output " + out,
        "images with as many channels as before");
    operator.require(
        Math.abs(inputParams.scale() - outputParams.scale()) <= 1e-6
            && inputParams.zeroPoint() == outputParams.zeroPoint(),
        "input and output with different scales",
        "the same scale and zero point");
    boolean wide = OperatorContext.isInt16(output);
    operator.requireType(input, output.spec().type());
    ActivationBounds bounds =
        wide
            ? ActivationBounds.ofInt16(operator.operator().activation(), outputParams)
            : ActivationBounds.of(
                operator.operator().activation(), outputParams, Byte.MIN_VALUE, Byte.MAX_VALUE);
    WindowAxis rows =
        WindowAxis.of(
            operator, "h", in.dimension(1), out.dimension(1), size(operator, "filter_height"));
    WindowAxis columns =
        WindowAxis.of(
            operator, "w", in.dimension(2), out.dimension(2), size(operator, "filter_width"));
    operator.require(
        (long) rows.taps() * columns.taps() <= MAX_TAPS,
        "a window of " + rows.taps() + " x " + columns.taps(),
        "at most " + MAX_TAPS + " values at a time");
    List<Field> fields =
        new ArrayList<>(
            new Window(in.dimension(0), rows, columns, in.dimension(3), inputParams.zeroPoint())
                .fields());
    fields.add(Field.number("lowest", bounds.min()));
    fields.add(Field.number("highest", bounds.max()));
    return List.of(
        new Lowered.Call(
            wide ? function16 : function,
            fields,
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            List.of()));
  }

  private static int size(OperatorContext operator, String option) {
    long size = operator.operator().options().whole(option).orElse(0L);
    operator.require(
        size > 0 && size <= Short.MAX_VALUE, option + " " + size, option + " from 1 to 32767");
    return (int) size;
  }
}
