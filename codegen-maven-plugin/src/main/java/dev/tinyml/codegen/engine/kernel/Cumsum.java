package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Multiplier;
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
 * CUMSUM of int8 (TensorFlow Lite Micro, kernels/cumsum.cc; kernels/internal/reference/cumsum.h).
 * The original begins each sum with minus the zero point rather than 0, and so does this.
 */
final class Cumsum implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of("cumsum", CFunctions.SCALED, CFunctions.HOLD);
  private static final int SHIFT = 20;

  /** Sums in units of 2^-19 stay within 32 bits. */
  private static final int MAX_SIZE = (1 << 31 - SHIFT + 1) / 255 - 1;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    QuantizationParams in = operator.int8Params(input);
    QuantizationParams out = operator.int8Params(output);
    Shape shape = input.spec().shape();
    int[] axes = operator.int32Constant(operator.input(1));
    operator.require(
        axes.length == 1
            && axes[0] >= -shape.rank()
            && axes[0] < shape.rank()
            && shape.elementCount() > 0
            && shape.equals(output.spec().shape()),
        axes.length + " axes of " + shape + " that becomes " + output.spec().shape(),
        "an axis that there is, and the same shape");
    int axis = axes[0] < 0 ? axes[0] + shape.rank() : axes[0];
    long inner = Axes.rowMajor(shape.dimensions()).get(axis);
    int size = shape.dimension(axis);
    double larger = 2 * (double) in.scale();
    double factor = larger / ((1 << SHIFT) * (double) out.scale());
    operator.require(
        size <= MAX_SIZE && factor < 1,
        "sums of " + size + " values, a factor of " + factor,
        "sums of at most " + MAX_SIZE + ", and a factor below 1");
    List<Field> fields =
        new ArrayList<>(
            List.of(
                Field.number("outer", shape.elementCount() / inner / size),
                Field.number("size", size),
                Field.number("inner", inner),
                Field.number("exclusive", flag(operator, "exclusive")),
                Field.number("reverse", flag(operator, "reverse")),
                Field.number("input_zero_point", in.zeroPoint())));
    Arithmetic.addMultiplier(fields, "input_", Multiplier.of(in.scale() / larger));
    Arithmetic.addMultiplier(fields, "", Multiplier.of(factor));
    fields.add(Field.number("zero_point", out.zeroPoint()));
    return List.of(
        new Lowered.Call(
            FUNCTION,
            fields,
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            true,
            List.of()));
  }

  private static int flag(OperatorContext operator, String name) {
    return operator.operator().options().flag(name) ? 1 : 0;
  }
}
