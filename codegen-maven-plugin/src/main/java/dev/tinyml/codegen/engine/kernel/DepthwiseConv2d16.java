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
 * DEPTHWISE_CONV_2D of int16 with int8 weights (TensorFlow Lite, kernels/internal/reference/
 * integer_ops/depthwise_conv.h).
 */
final class DepthwiseConv2d16 implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of("depthwise_conv_2d_16", CFunctions.RESULT_16, CFunctions.WINDOW);

  /** Sums of so many products stay within 32 bits. */
  private static final int MAX_WIDTH = 511;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor weights = operator.input(1);
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
            && kernel.dimension(0) == 1
            && kernel.dimension(2) <= MAX_WIDTH
            && kernel.dimension(3) == out.dimension(3)
            && out.dimension(3) % in.dimension(3) == 0,
        "input " + in + ", weights " + kernel + ", output " + out,
        "images, and weights of 1 x height x width x outputs, at most " + MAX_WIDTH + " wide");
    int outputs = kernel.dimension(3);
    int taps = kernel.elementCount() / outputs;
    byte[] values = operator.int8Constant(weights);
    ChannelScales scales =
        ChannelScales.perChannel(
            inputParams,
            ConvolutionScales.checked(operator, weights, 3, outputs),
            outputParams,
            outputs);
    PaddedImage source = PaddedImage.of(operator, input);
    WindowAxis rows =
        WindowAxis.of(operator, "h", in.dimension(1), out.dimension(1), kernel.dimension(1))
            .over(source.height(), source.top());
    WindowAxis columns =
        WindowAxis.of(operator, "w", in.dimension(2), out.dimension(2), kernel.dimension(2))
            .over(source.width(), source.left());
    List<Field> fields = new ArrayList<>();
    fields.add(new Field.Array("weights", CType.INT8, IntegerArray.of(values), outputs));
    fields.addAll(
        new Sums16(operator, (unit, tap) -> values[tap * outputs + unit], outputs, taps)
            .fields("result", operator.optionalInput(2), false, scales, outputParams));
    fields.addAll(new Window(in.dimension(0), rows, columns, in.dimension(3), 0).fields());
    fields.add(Field.number("multiplier", outputs / in.dimension(3)));
    return List.of(
        new Lowered.Call(
            FUNCTION,
            fields,
            List.of(source.image().index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            Notes.of(operator.operator().activation(), (long) out.elementCount() * taps)));
  }
}
