package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.SoftmaxTable;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/**
 * SOFTMAX of int8 over the last axis (TensorFlow Lite, kernels/internal/reference/softmax.h). The
 * exponentials of all distances from a row's largest value are a table.
 */
final class Softmax implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of(
          "softmax",
          CFunctions.MULTIPLY_HIGH,
          CFunctions.DIVIDE_BY_POWER_OF_TWO,
          CFunctions.ONE_OVER_ONE_PLUS);

  /** Sums of exponentials have 12 integer bits. */
  private static final int MAX_DEPTH = 4095;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    QuantizationParams inputParams = operator.int8Params(input);
    QuantizationParams outputParams = operator.int8Params(output);
    Shape shape = input.spec().shape();
    operator.require(
        shape.rank() > 0
            && shape.elementCount() > 0
            && shape.dimension(-1) <= MAX_DEPTH
            && shape.equals(output.spec().shape()),
        shape + " that becomes " + output.spec().shape(),
        "rows of at most " + MAX_DEPTH + " values, and as many outputs");
    operator.require(
        outputParams.zeroPoint() == Byte.MIN_VALUE && outputParams.scale() == 1f / 256,
        "an output of scale " + outputParams.scale() + ", zero point " + outputParams.zeroPoint(),
        "an output of scale 1/256, zero point -128");
    float beta = operator.operator().options().real("beta").orElse(1f);
    operator.require(beta > 0 && beta < 1 << 10, "beta " + beta, "beta above 0");
    List<Integer> exponentials = SoftmaxTable.exponentials(inputParams.scale(), beta);
    IntegerArray table = IntegerArray.generate(exponentials.size(), exponentials::get);
    return List.of(
        new Lowered.Call(
            FUNCTION,
            List.of(
                new Field.Array("exponentials", CType.INT32, table, 8),
                Field.number("distances", table.size()),
                Field.number("rows", shape.elementCount() / shape.dimension(-1)),
                Field.number("depth", shape.dimension(-1))),
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            true,
            List.of("exponentials[d] is 2^31 exp(-d x input scale)")));
  }
}
