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
 * A convolution of a group of channels, which makes a group of outputs.
 *
 * @param operator the CONV_2D
 * @param input images
 * @param weights of outputs x height x width x channels of a group
 * @param output images
 * @param groups number of them
 * @param group which one
 */
record ConvolutionGroup(
    OperatorContext operator,
    TfliteTensor input,
    TfliteTensor weights,
    TfliteTensor output,
    int groups,
    int group) {
  private static final CFunction FUNCTION = CFunction.of("conv_2d", CFunctions.CONVOLUTION);

  Lowered call(QuantizationParams inputParams, QuantizationParams outputParams) {
    Shape in = input.spec().shape();
    Shape out = output.spec().shape();
    Shape kernel = weights.spec().shape();
    int allOutputs = kernel.dimension(0);
    int outputs = allOutputs / groups;
    int first = group * outputs;
    int taps = kernel.elementCount() / allOutputs;
    byte[] values = operator.int8Constant(weights);
    Weights byTap = (unit, tap) -> values[(first + unit) * taps + tap];
    IntegerArray biases =
        new FoldedBiases(operator)
            .fold(
                operator.optionalInput(2),
                allOutputs,
                taps,
                (unit, tap) -> values[unit * taps + tap],
                inputParams.zeroPoint());
    ChannelScales scales =
        ChannelScales.perChannel(
            inputParams,
            ConvolutionScales.checked(operator, weights, 0, allOutputs),
            outputParams,
            allOutputs);
    FusedActivation activation = operator.operator().activation();
    Dense dense = new Dense(byTap, outputs, taps);
    List<Field> fields =
        new ArrayList<>(
            dense.fields(
                operator,
                IntegerArray.generate(outputs, i -> biases.get(first + i)),
                new ChannelScales(scales.multipliers().subList(first, first + outputs)),
                outputParams,
                ActivationBounds.of(activation, outputParams, Byte.MIN_VALUE, Byte.MAX_VALUE)));
    PaddedImage source = PaddedImage.of(operator, input);
    WindowAxis rows =
        WindowAxis.of(operator, "h", in.dimension(1), out.dimension(1), kernel.dimension(1))
            .over(source.height(), source.top());
    WindowAxis columns =
        WindowAxis.of(operator, "w", in.dimension(2), out.dimension(2), kernel.dimension(2))
            .over(source.width(), source.left());
    List<String> notes = Notes.of(activation, (long) out.elementCount() / groups * taps);
    if (groups == 1 && source.image() == input && rows.isPixelwise() && columns.isPixelwise()) {
      fields.add(Field.number("rows", out.elementCount() / outputs));
      return call(CFunctions.DENSE_ROWS, fields, input, dense.pairValues(), notes);
    }
    int channels = kernel.dimension(3);
    fields.addAll(
        new Window(
                in.dimension(0), rows, columns, channels, in.dimension(3), inputParams.zeroPoint())
            .fields());
    fields.add(Field.number("first_channel", group * channels));
    fields.add(Field.number("output_pixel", allOutputs));
    fields.add(Field.number("first_output", first));
    return call(
        FUNCTION, fields, source.image(), dense.pairValues() + patchValues(channels, taps), notes);
  }

  /** Of what a window covers, where runs of taps can't be widened by themselves. */
  private static int patchValues(int channels, int taps) {
    return channels % Integer.BYTES == 0 ? 0 : (taps + 1) / Short.BYTES;
  }

  /** The memory is counted in values of 16 bits. */
  private Lowered call(
      CFunction function, List<Field> fields, TfliteTensor read, int memory, List<String> notes) {
    return new Lowered.Call(
        function,
        fields,
        List.of(read.index()),
        List.of(output.index()),
        Optional.of(new Lowered.Scratch(CType.INT16, memory)),
        false,
        notes);
  }
}
