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
 * FULLY_CONNECTED of int8 with constant weights, units × inputs, and one scale or one per unit
 * (TensorFlow Lite, kernels/internal/reference/integer_ops/fully_connected.h).
 */
final class FullyConnected implements Kernel {
  private static final CFunction FUNCTION = CFunction.of("fully_connected", Dense.FUNCTION);

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor weights = operator.input(1);
    TfliteTensor output = operator.output(0);
    QuantizationParams inputParams = operator.int8Params(input);
    QuantizationParams outputParams = operator.int8Params(output);
    byte[] values = operator.int8Constant(weights);
    Shape shape = weights.spec().shape();
    operator.require(
        shape.rank() == 2 && shape.elementCount() > 0,
        "weights of shape " + shape,
        "weights of shape units x inputs");
    int units = shape.dimension(0);
    int inputs = shape.dimension(1);
    QuantizationParams weightParams = ConvolutionScales.checked(operator, weights, 0, units);
    int rows = rows(operator, input, output, units, inputs);
    Weights taps = (unit, tap) -> values[unit * inputs + tap];
    IntegerArray biases =
        new FoldedBiases(operator)
            .fold(operator.optionalInput(2), units, inputs, taps, inputParams.zeroPoint());
    FusedActivation activation = operator.operator().activation();
    Dense dense = new Dense(taps, units, inputs);
    List<Field> fields =
        new ArrayList<>(
            dense.fields(
                operator,
                biases,
                ChannelScales.ofFullyConnected(inputParams, weightParams, outputParams),
                outputParams,
                ActivationBounds.of(activation, outputParams, Byte.MIN_VALUE, Byte.MAX_VALUE)));
    if (rows > 1) {
      fields.add(Field.number("rows", rows));
    }
    return List.of(
        new Lowered.Call(
            rows > 1 ? CFunctions.DENSE_ROWS : FUNCTION,
            fields,
            List.of(input.index()),
            List.of(output.index()),
            rows > 1
                ? Optional.of(new Lowered.Scratch(CType.INT16, dense.pairValues()))
                : Optional.empty(),
            false,
            Notes.of(activation, (long) rows * units * inputs)));
  }

  /** How many rows of inputs there are. */
  static int rows(
      OperatorContext operator, TfliteTensor input, TfliteTensor output, int units, int inputs) {
    int count = input.spec().shape().elementCount();
    int rows = count / inputs;
    operator.require(
        count > 0 && count % inputs == 0 && output.spec().shape().elementCount() == rows * units,
        "input " + input.spec().shape() + " and output " + output.spec().shape(),
        "rows of " + inputs + " inputs that become rows of " + units);
    return rows;
  }
}
