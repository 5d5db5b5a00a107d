package dev.tinyml.codegen.engine.kernel;

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
 * TRANSPOSE_CONV of int16 with int8 weights (TensorFlow Lite, kernels/internal/reference/
 * integer_ops/transpose_conv.h).
 */
final class TransposeConv16 implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of("transpose_conv_16", CFunctions.SUM_16, CFunctions.RESULT_16);

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor weights = operator.input(1);
    TfliteTensor input = operator.computed(operator.input(2));
    TfliteTensor output = operator.output(0);
    QuantizationParams inputParams = operator.int16Params(input);
    QuantizationParams outputParams = operator.int16Params(output);
    Shape in = input.spec().shape();
    Shape out = output.spec().shape();
    Shape kernel = weights.spec().shape();
    operator.require(
        in.rank() == 4
            && out.rank() == 4
            && kernel.rank() == 4
            && in.elementCount() > 0
            && kernel.elementCount() > 0
            && in.dimension(0) == out.dimension(0)
            && kernel.dimension(0) == out.dimension(3)
            && kernel.dimension(3) == in.dimension(3),
        "input " + in + ", weights " + kernel + ", output " + out,
        "images, and weights of outputs x height x width x channels");
    int outputs = kernel.dimension(0);
    int taps = kernel.elementCount() / outputs;
    byte[] values = operator.int8Constant(weights);
    ChannelScales scales =
        ChannelScales.perChannel(
            inputParams,
            ConvolutionScales.checked(operator, weights, 0, outputs),
            outputParams,
            outputs);
    // The image of a window is the output: the input has its positions.
    WindowAxis rows =
        WindowAxis.of(operator, "h", out.dimension(1), in.dimension(1), kernel.dimension(1));
    WindowAxis columns =
        WindowAxis.of(operator, "w", out.dimension(2), in.dimension(2), kernel.dimension(2));
    List<Field> fields = new ArrayList<>();
    fields.add(new Field.Array("weights", CType.INT8, IntegerArray.of(values), in.dimension(3)));
    fields.addAll(
        new Sums16(operator, (unit, tap) -> values[unit * taps + tap], outputs, taps)
            .fields("result", operator.optionalInput(3), false, scales, outputParams));
    fields.addAll(
        List.of(
            Field.number("images", in.dimension(0)),
            Field.number("input_height", in.dimension(1)),
            Field.number("input_width", in.dimension(2)),
            Field.number("channels", in.dimension(3)),
            Field.number("height", rows.taps()),
            Field.number("width", columns.taps()),
            Field.number("stride_height", rows.stride()),
            Field.number("stride_width", columns.stride()),
            Field.number("pad_top", rows.before()),
            Field.number("pad_left", columns.before()),
            Field.number("output_height", out.dimension(1)),
            Field.number("output_width", out.dimension(2)),
            Field.number("outputs", outputs)));
    return List.of(
        new Lowered.Call(
            FUNCTION,
            fields,
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            Notes.of(operator.operator().activation(), (long) in.elementCount() * taps)));
  }
}
