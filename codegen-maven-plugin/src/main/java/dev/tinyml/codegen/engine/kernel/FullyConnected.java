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
import java.util.Locale;
import java.util.Optional;

/**
 * FULLY_CONNECTED of int8 with constant weights, units × inputs, and one scale or one per unit
 * (TensorFlow Lite, kernels/internal/reference/integer_ops/fully_connected.h).
 */
final class FullyConnected implements Kernel {
  private static final CFunction FUNCTION =
      CFunction.of("fully_connected", CFunctions.DOT_PRODUCT, CFunctions.REQUANTIZE);

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor weights = operator.input(1);
    TfliteTensor output = operator.output(0);
    QuantizationParams inputParams = operator.int8Params(input);
    QuantizationParams outputParams = operator.int8Params(output);
    QuantizationParams weightParams = operator.params(weights);
    byte[] values = operator.int8Constant(weights);
    Shape shape = weights.spec().shape();
    operator.require(
        shape.rank() == 2 && shape.elementCount() > 0,
        "weights of shape " + shape,
        "weights of shape units x inputs");
    int units = shape.dimension(0);
    int inputs = shape.dimension(1);
    int rows = rows(operator, input, output, units, inputs);
    checkWeights(operator, weightParams, units);
    IntegerArray biases =
        new FoldedBiases(operator)
            .fold(
                operator.optionalInput(2),
                units,
                inputs,
                (unit, tap) -> values[unit * inputs + tap],
                inputParams.zeroPoint());
    FusedActivation activation = operator.operator().activation();
    ActivationBounds bounds =
        ActivationBounds.of(activation, outputParams, Byte.MIN_VALUE, Byte.MAX_VALUE);
    List<Field> fields = new ArrayList<>();
    fields.add(new Field.Array("weights", CType.INT8, IntegerArray.of(values), inputs));
    fields.add(Field.array("biases", CType.INT32, biases));
    fields.addAll(ChannelScales.ofFullyConnected(inputParams, weightParams, outputParams).fields());
    fields.add(Field.number("rows", rows));
    fields.add(Field.number("inputs", inputs));
    fields.add(Field.number("units", units));
    fields.add(Field.number("zero_point", outputParams.zeroPoint()));
    fields.add(Field.number("lowest", bounds.min()));
    fields.add(Field.number("highest", bounds.max()));
    return List.of(
        new Lowered.Call(
            FUNCTION,
            fields,
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            notes(activation, (long) rows * units * inputs)));
  }

  private static int rows(
      OperatorContext operator, TfliteTensor input, TfliteTensor output, int units, int inputs) {
    int count = input.spec().shape().elementCount();
    int rows = count / inputs;
    operator.require(
        count > 0 && count % inputs == 0 && output.spec().shape().elementCount() == rows * units,
        "input " + input.spec().shape() + " and output " + output.spec().shape(),
        "rows of " + inputs + " inputs that become rows of " + units);
    return rows;
  }

  private static void checkWeights(OperatorContext operator, QuantizationParams params, int units) {
    operator.require(
        params.zeroPoints().stream().allMatch(zero -> zero == 0),
        "weights with a zero point",
        "weights with zero point 0");
    operator.require(
        !params.isPerChannel() || params.axis() == 0 && params.scales().size() == units,
        params.scales().size() + " scales along axis " + params.axis(),
        "one scale, or one per unit");
  }

  private static List<String> notes(FusedActivation activation, long products) {
    List<String> notes = new ArrayList<>();
    if (activation != FusedActivation.NONE) {
      notes.add("followed by " + activation);
    }
    notes.add(String.format(Locale.ROOT, "%,d multiply-accumulates", products));
    return notes;
  }
}
