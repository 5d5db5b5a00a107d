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
 * CONV_2D of int16 with int8 weights (TensorFlow Lite, kernels/internal/reference/integer_ops/
 * conv.h). As with int8, what a window covers is gathered, and groups are convolutions.
 */
final class Conv2d16 implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of("conv_2d_16", CFunctions.DENSE_16, CFunctions.WINDOW);

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor weights = operator.input(1);
    TfliteTensor output = operator.output(0);
    int groups = Conv2d.groups(operator, input, weights, output);
    List<Lowered> calls = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      calls.add(call(operator, input, weights, output, groups, group));
    }
    return calls;
  }

  private static Lowered call(
      OperatorContext operator,
      TfliteTensor input,
      TfliteTensor weights,
      TfliteTensor output,
      int groups,
      int group) {
    QuantizationParams inputParams = operator.int16Params(input);
    QuantizationParams outputParams = operator.int16Params(output);
    Shape in = input.spec().shape();
    Shape out = output.spec().shape();
    Shape kernel = weights.spec().shape();
    int all = kernel.dimension(0);
    int taps = kernel.elementCount() / all;
    int outputs = all / groups;
    int first = group * outputs;
    byte[] values = operator.int8Constant(weights);
    ChannelScales scales =
        ChannelScales.perChannel(
            inputParams, ConvolutionScales.checked(operator, weights, 0, all), outputParams, all);
    // Biases come with the sums of all groups, of which this one takes its part.
    Sums16 sums = new Sums16(operator, (unit, tap) -> values[unit * taps + tap], all, taps);
    List<Field> fields =
        new ArrayList<>(
            FullyConnected16.fields(sums, operator.optionalInput(2), scales, outputParams).stream()
                .map(field -> part(field, first, outputs, all))
                .toList());
    PaddedImage source = PaddedImage.of(operator, input);
    WindowAxis rows =
        WindowAxis.of(operator, "h", in.dimension(1), out.dimension(1), kernel.dimension(1))
            .over(source.height(), source.top());
    WindowAxis columns =
        WindowAxis.of(operator, "w", in.dimension(2), out.dimension(2), kernel.dimension(2))
            .over(source.width(), source.left());
    List<String> notes =
        Notes.of(operator.operator().activation(), (long) out.elementCount() / groups * taps);
    boolean pixelwise =
        groups == 1 && source.image() == input && rows.isPixelwise() && columns.isPixelwise();
    if (pixelwise) {
      fields.add(Field.number("rows", out.elementCount() / outputs));
    } else {
      int channels = kernel.dimension(3);
      fields.addAll(
          new Window(in.dimension(0), rows, columns, channels, in.dimension(3), 0).fields());
      fields.add(Field.number("first_channel", group * channels));
      fields.add(Field.number("output_pixel", all));
      fields.add(Field.number("first_output", first));
    }
    return new Lowered.Call(
        pixelwise ? FullyConnected16.FUNCTION : FUNCTION,
        fields,
        List.of(source.image().index()),
        List.of(output.index()),
        pixelwise ? Optional.empty() : Optional.of(new Lowered.Scratch(CType.INT16, taps)),
        false,
        notes);
  }

  /** The rows of an array, or the number of outputs, that belong to a group. */
  private static Field part(Field field, int first, int outputs, int all) {
    if (field instanceof Field.Array array) {
      int row = array.values().size() / all;
      return new Field.Array(
          array.name(),
          array.type(),
          IntegerArray.generate(row * outputs, i -> array.values().get(first * row + i)),
          array.rowLength());
    }
    return field.name().equals("dense.outputs") ? Field.number(field.name(), outputs) : field;
  }
}
