package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.FusedActivation;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/**
 * L2_NORMALIZATION of int8 along the last axis (TensorFlow Lite, kernels/internal/reference/
 * integer_ops/l2normalization.h).
 */
final class L2Normalization implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of(
          "l2_normalization", CFunctions.SCALED, CFunctions.HOLD, CFunctions.INVERSE_SQUARE_ROOT);

  /** Sums of squares stay within 32 bits. */
  private static final int MAX_DEPTH = 1 << 15;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    QuantizationParams params = operator.int8Params(input);
    QuantizationParams result = operator.int8Params(output);
    Shape shape = input.spec().shape();
    operator.require(
        result.zeroPoint() == 0
            && result.scale() == 1f / 128
            && operator.operator().activation() == FusedActivation.NONE
            && shape.rank() > 0
            && shape.elementCount() > 0
            && shape.dimension(-1) <= MAX_DEPTH
            && shape.equals(output.spec().shape()),
        shape + " that becomes " + output.spec().shape() + " of scale " + result.scale(),
        "an output of the same shape, scale 1/128, zero point 0, without an activation");
    return List.of(
        new Lowered.Call(
            FUNCTION,
            List.of(
                Field.number("rows", shape.elementCount() / shape.dimension(-1)),
                Field.number("depth", shape.dimension(-1)),
                Field.number("zero_point", params.zeroPoint())),
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            true,
            List.of()));
  }
}
