package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.ActivationBounds;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.FusedActivation;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * DEPTHWISE_CONV_2D of int8 (TensorFlow Lite, kernels/internal/reference/integer_ops/
 * depthwise_conv.h). The file has the weights as 1 x height x width x outputs.
 */
final class DepthwiseConv2d implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of(
          "depthwise_conv_2d",
          CFunctions.REQUANTIZE,
          CFunctions.GATHER,
          CFunction.of("depthwise_lines", CFunctions.RESCALE, CFunction.of("depthwise")));
  private static final int CHANNELS_AT_ONCE = 4;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor weights = operator.input(1);
    TfliteTensor output = operator.output(0);
    QuantizationParams inputParams = operator.int8Params(input);
    QuantizationParams outputParams = operator.int8Params(output);
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
            && kernel.dimension(3) == out.dimension(3)
            && out.dimension(3) % in.dimension(3) == 0,
        "input " + in + ", weights " + kernel + ", output " + out,
        "images, and weights of 1 x height x width x outputs");
    int outputs = kernel.dimension(3);
    int taps = kernel.elementCount() / outputs;
    byte[] values = operator.int8Constant(weights);
    Weights byTap = (channel, tap) -> values[tap * outputs + channel];
    QuantizationParams weightParams = ConvolutionScales.checked(operator, weights, 3, outputs);
    IntegerArray biases =
        new FoldedBiases(operator)
            .fold(operator.optionalInput(2), outputs, taps, byTap, inputParams.zeroPoint());
    ChannelScales scales =
        ChannelScales.perChannel(inputParams, weightParams, outputParams, outputs);
    FusedActivation activation = operator.operator().activation();
    ActivationBounds bounds =
        ActivationBounds.of(activation, outputParams, Byte.MIN_VALUE, Byte.MAX_VALUE);
    boolean anyScale = new SumBounds(byTap, outputs, taps).needAnyScale(biases, scales);
    PaddedImage source = PaddedImage.of(operator, input);
    WindowAxis rows =
        WindowAxis.of(operator, "h", in.dimension(1), out.dimension(1), kernel.dimension(1))
            .over(source.height(), source.top());
    WindowAxis columns =
        WindowAxis.of(operator, "w", in.dimension(2), out.dimension(2), kernel.dimension(2))
            .over(source.width(), source.left());
    List<Field> fields = new ArrayList<>();
    fields.add(
        new Field.Array(
            "weights", CType.INT8, inFours(byTap, outputs, taps), CHANNELS_AT_ONCE * taps));
    fields.add(
        new Field.Array("scales", CType.INT32, scales.with(biases, outputs), ChannelScales.VALUES));
    fields.addAll(
        new Window(in.dimension(0), rows, columns, in.dimension(3), inputParams.zeroPoint())
            .fields());
    fields.add(Field.number("multiplier", outputs / in.dimension(3)));
    DepthwiseLines lines = new DepthwiseLines(rows, columns, in.dimension(3));
    boolean inLines = outputs == in.dimension(3) && !anyScale && lines.fit();
    fields.add(Field.number("in_lines", inLines ? 1 : 0));
    fields.add(Field.number("any_scale", anyScale ? 1 : 0));
    fields.add(Field.number("zero_point", outputParams.zeroPoint()));
    fields.add(Field.number("lowest", bounds.min()));
    fields.add(Field.number("highest", bounds.max()));
    return List.of(
        new Lowered.Call(
            FUNCTION,
            fields,
            List.of(source.image().index()),
            List.of(output.index()),
            Optional.of(
                new Lowered.Scratch(
                    CType.INT8,
                    Math.max(scratch(taps, in.dimension(3)), inLines ? lines.bytes() : 0))),
            false,
            Notes.of(activation, (long) out.elementCount() * taps)));
  }

  /** What a window covers, or on cores of 32 bits where it lies, and a pixel outside. */
  private static int scratch(int taps, int channels) {
    return Math.max(taps * channels, taps * Integer.BYTES + channels);
  }

  private static IntegerArray inFours(Weights weights, int outputs, int taps) {
    int groups = (outputs + CHANNELS_AT_ONCE - 1) / CHANNELS_AT_ONCE;
    return IntegerArray.generate(
        groups * taps * CHANNELS_AT_ONCE,
        i -> {
          int output = i / (taps * CHANNELS_AT_ONCE) * CHANNELS_AT_ONCE + i % CHANNELS_AT_ONCE;
          return output < outputs ? weights.at(output, i / CHANNELS_AT_ONCE % taps) : 0;
        });
  }
}
