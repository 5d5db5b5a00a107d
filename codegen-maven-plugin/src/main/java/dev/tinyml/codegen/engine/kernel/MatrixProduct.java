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
 * BATCH_MATMUL of int8 and int16 (TensorFlow Lite, kernels/internal/reference/batch_matmul.h),
 * whose inputs may both be computed.
 */
final class MatrixProduct implements Kernel {
  private static final CFunction FUNCTION = CFunction.of("matrix_product", CFunctions.REQUANTIZE);
  private static final CFunction FUNCTION_16 =
      CFunction.of("matrix_product_16", CFunctions.SCALED_WIDE, CFunctions.HOLD_SHORT);
  private static final int MAX_BATCH_AXES = 2;
  private static final int MAX_DEPTH = 1 << 15;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor first = operator.input(0);
    TfliteTensor second = operator.input(1);
    TfliteTensor output = operator.output(0);
    Shape a = first.spec().shape();
    Shape b = second.spec().shape();
    Shape out = output.spec().shape();
    QuantizationParams firstParams = operator.wholeParams(first);
    QuantizationParams secondParams = operator.wholeParams(second);
    QuantizationParams outputParams = operator.wholeParams(output);
    boolean wide = OperatorContext.isInt16(output);
    operator.requireType(first, output.spec().type());
    operator.requireType(second, output.spec().type());
    boolean turnedFirst = operator.operator().options().flag("adj_x");
    boolean turnedSecond = operator.operator().options().flag("adj_y");
    operator.require(
        a.rank() >= 2 && b.rank() >= 2 && out.rank() >= 2 && out.elementCount() > 0,
        a + " times " + b,
        "matrices");
    int rows = a.dimension(turnedFirst ? -1 : -2);
    int depth = a.dimension(turnedFirst ? -2 : -1);
    int columns = b.dimension(turnedSecond ? -2 : -1);
    operator.require(
        depth == b.dimension(turnedSecond ? -1 : -2)
            && depth > 0
            && depth <= MAX_DEPTH
            && out.dimension(-2) == rows
            && out.dimension(-1) == columns,
        a + " times " + b + " that becomes " + out,
        "matrices that fit");
    Axes batches = batches(operator, a, b, out);
    double factor = (double) (firstParams.scale() * secondParams.scale()) / outputParams.scale();
    operator.require(factor < 1 << 10, "a factor of " + factor, "a larger scale of the output");
    List<Field> fields =
        new ArrayList<>(
            List.of(
                Field.numbers("batches", batches.sizes()),
                Field.numbers("first_batches", batches.steps(0)),
                Field.numbers("second_batches", batches.steps(1)),
                Field.number("rows", rows),
                Field.number("depth", depth),
                Field.number("columns", columns),
                Field.number("first_row", turnedFirst ? 1 : depth),
                Field.number("first_step", turnedFirst ? rows : 1),
                Field.number("second_step", turnedSecond ? 1 : columns),
                Field.number("second_column", turnedSecond ? depth : 1)));
    if (wide) {
      operator.require(factor < 1 << 7, "a factor of " + factor, "a larger scale of the output");
      fields.add(Field.number("multiplier", Multiplier.of(factor).wideFraction()));
      fields.add(Field.number("shift", Multiplier.of(factor).wideShift()));
    } else {
      fields.add(Field.number("first_zero_point", firstParams.zeroPoint()));
      fields.add(Field.number("second_zero_point", secondParams.zeroPoint()));
      Arithmetic.addMultiplier(fields, "", Multiplier.of(factor));
      fields.add(Field.number("zero_point", outputParams.zeroPoint()));
    }
    return Operands.load(
        operator,
        List.of(first, second),
        new Lowered.Call(
            wide ? FUNCTION_16 : FUNCTION,
            fields,
            List.of(first.index(), second.index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            Notes.of(operator.operator().activation(), (long) out.elementCount() * depth)));
  }

  private static Axes batches(OperatorContext operator, Shape a, Shape b, Shape out) {
    List<Axes.Loop> loops = new ArrayList<>();
    List<Long> first = Axes.rowMajor(a.dimensions());
    List<Long> second = Axes.rowMajor(b.dimensions());
    for (int axis = 0; axis < out.rank() - 2; axis++) {
      int inA = axis - (out.rank() - a.rank());
      int inB = axis - (out.rank() - b.rank());
      int sizeA = inA < 0 ? 1 : a.dimension(inA);
      int sizeB = inB < 0 ? 1 : b.dimension(inB);
      int size = out.dimension(axis);
      operator.require(
          (sizeA == 1 || sizeA == size)
              && (sizeB == 1 || sizeB == size)
              && Math.max(sizeA, sizeB) == size,
          a + " times " + b + " that becomes " + out,
          "batches that fit");
      loops.add(
          new Axes.Loop(
              size, List.of(sizeA == 1 ? 0L : first.get(inA), sizeB == 1 ? 0L : second.get(inB))));
    }
    Axes merged = new Axes(loops).merged();
    operator.require(
        merged.loops().size() <= MAX_BATCH_AXES,
        merged.loops().size() + " axes of batches",
        "at most " + MAX_BATCH_AXES);
    return merged.padded(MAX_BATCH_AXES, 2);
  }
}
