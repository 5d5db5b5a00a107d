package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.arithmetic.SoftmaxTable;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * LOG_SOFTMAX of int8 over the last axis (TensorFlow Lite,
 * kernels/internal/reference/log_softmax.h; kernels/internal/quantization_util.cc,
 * PreprocessLogSoftmaxScalingExp).
 */
final class LogSoftmax implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of("log_softmax", CFunctions.SCALED, CFunctions.HOLD, CFunctions.ONE_OVER_ONE_PLUS);
  private static final int MAX_DEPTH = 4095;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    QuantizationParams params = operator.int8Params(input);
    QuantizationParams result = operator.int8Params(output);
    Shape shape = input.spec().shape();
    operator.require(
        result.zeroPoint() == Byte.MAX_VALUE
            && result.scale() == 16f / 256
            && shape.rank() > 0
            && shape.elementCount() > 0
            && shape.dimension(-1) <= MAX_DEPTH
            && shape.equals(output.spec().shape()),
        shape + " that becomes " + output.spec().shape() + " of scale " + result.scale(),
        "rows of at most " + MAX_DEPTH + " values, and an output of scale 1/16, zero point 127");
    Multiplier multiplier = SoftmaxTable.multiplier(params.scale(), 1);
    operator.require(
        multiplier.shift() > 0 && multiplier.shift() < 31,
        "an input of scale " + params.scale(),
        "a scale above 2^-26");
    List<Integer> exponentials = SoftmaxTable.exponentials(params.scale(), 1);
    List<Field> fields = new ArrayList<>();
    fields.add(
        new Field.Array(
            "exponentials",
            CType.INT32,
            IntegerArray.generate(exponentials.size(), exponentials::get),
            8));
    fields.add(Field.number("distances", exponentials.size()));
    fields.add(Field.number("rows", shape.elementCount() / shape.dimension(-1)));
    fields.add(Field.number("depth", shape.dimension(-1)));
    Arithmetic.addMultiplier(fields, "", multiplier);
    Arithmetic.addMultiplier(
        fields,
        "reverse_",
        Multiplier.of((double) (1L << (31 - multiplier.shift())) / multiplier.fraction()));
    fields.add(
        Field.number("farthest", Math.min(Short.MAX_VALUE - 1, SoftmaxTable.farthest(multiplier))));
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
}
