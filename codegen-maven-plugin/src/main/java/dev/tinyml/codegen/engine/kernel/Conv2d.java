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
 * CONV_2D of int8 (TensorFlow Lite, kernels/internal/reference/integer_ops/conv.h). What a window
 * covers is gathered; a window of one pixel makes a FULLY_CONNECTED of the pixels.
 */
final class Conv2d implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of("conv_2d", Dense.FUNCTION, CFunctions.GATHER);

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
            && kernel.dimension(0) == out.dimension(3),
        "input " + in + ", weights " + kernel + ", output " + out,
        "images, and weights of outputs x height x width x channels");
    operator.require(
        kernel.dimension(3) == in.dimension(3),
        "groups of channels: " + kernel.dimension(3) + " of " + in.dimension(3),
        "weights for all channels of the input");
    int units = kernel.dimension(0);
    int taps = kernel.elementCount() / units;
    byte[] values = operator.int8Constant(weights);
    Weights byTap = (unit, tap) -> values[unit * taps + tap];
    QuantizationParams weightParams = ConvolutionScales.checked(operator, weights, 0, units);
    IntegerArray biases =
        new FoldedBiases(operator)
            .fold(operator.optionalInput(2), units, taps, byTap, inputParams.zeroPoint());
    FusedActivation activation = operator.operator().activation();
    List<Field> fields =
        new ArrayList<>(
            new Dense(byTap, units, taps)
                .fields(
                    operator,
                    biases,
                    ChannelScales.perChannel(inputParams, weightParams, outputParams, units),
                    outputParams,
                    ActivationBounds.of(activation, outputParams, Byte.MIN_VALUE, Byte.MAX_VALUE)));
    WindowAxis rows =
        WindowAxis.of(operator, "h", in.dimension(1), out.dimension(1), kernel.dimension(1));
    WindowAxis columns =
        WindowAxis.of(operator, "w", in.dimension(2), out.dimension(2), kernel.dimension(2));
    List<String> notes = Notes.of(activation, (long) out.elementCount() * taps);
    if (rows.isPixelwise() && columns.isPixelwise()) {
      fields.add(Field.number("rows", out.elementCount() / units));
      return List.of(call(FullyConnected.FUNCTION, fields, input, output, Optional.empty(), notes));
    }
    fields.addAll(
        new Window(in.dimension(0), rows, columns, in.dimension(3), inputParams.zeroPoint())
            .fields());
    return List.of(
        call(
            FUNCTION,
            fields,
            input,
            output,
            Optional.of(new Lowered.Scratch(CType.INT8, taps)),
            notes));
  }

  private static Lowered call(
      CFunction function,
      List<Field> fields,
      TfliteTensor input,
      TfliteTensor output,
      Optional<Lowered.Scratch> scratch,
      List<String> notes) {
    return new Lowered.Call(
        function, fields, List.of(input.index()), List.of(output.index()), scratch, false, notes);
  }
}
