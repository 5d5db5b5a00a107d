package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.LineTable;
import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SOFTMAX of int16 over the last axis (TensorFlow Lite, kernels/internal/reference/softmax.h,
 * SoftmaxInt16; micro/kernels/softmax_common.cc).
 */
final class Softmax16 implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of("softmax_16", CFunctions.SCALED, CFunctions.HOLD_SHORT);

  /** Sums of exponentials have 31 bits. */
  private static final int MAX_DEPTH = 1 << 15;

  private static final float OUTPUT_SCALE = 1f / 32_768;

  /** Distances have 17 bits. */
  private static final double MAX_FACTOR = 1 << 14;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    float scale = operator.int16Params(input).scale();
    float result = operator.int16Params(output).scale();
    Shape shape = input.spec().shape();
    operator.require(
        shape.rank() > 0
            && shape.elementCount() > 0
            && shape.dimension(-1) <= MAX_DEPTH
            && shape.equals(output.spec().shape()),
        shape + " that becomes " + output.spec().shape(),
        "rows of at most " + MAX_DEPTH + " values, and as many outputs");
    operator.require(
        Math.abs(result - OUTPUT_SCALE) <= 0.001f * OUTPUT_SCALE,
        "an output of scale " + result,
        "an output of scale 1/32768");
    float beta = operator.operator().options().real("beta").orElse(1f);
    double factor = (double) scale * (double) beta / (10.0 / 65535.0);
    operator.require(
        beta > 0 && factor < MAX_FACTOR, "beta " + beta + ", scale " + scale, "smaller ones");
    List<Field> fields = new ArrayList<>();
    fields.add(table("exponentials", LineTable.exponentials()));
    fields.add(table("reciprocals", LineTable.reciprocals()));
    Arithmetic.addMultiplier(fields, "", Multiplier.of(factor));
    fields.add(Field.number("rows", shape.elementCount() / shape.dimension(-1)));
    fields.add(Field.number("depth", shape.dimension(-1)));
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

  private static Field table(String name, List<Integer> values) {
    return new Field.Array(
        name, CType.INT16, IntegerArray.generate(values.size(), values::get), 16);
  }
}
