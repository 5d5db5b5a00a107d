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
 * FULLY_CONNECTED of int16 with constant int8 weights (TensorFlow Lite, kernels/internal/reference/
 * integer_ops/fully_connected.h).
 */
final class FullyConnected16 implements Kernel {
  static final CFunction FUNCTION = CFunction.of("fully_connected_16", CFunctions.DENSE_16);

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor weights = operator.input(1);
    TfliteTensor output = operator.output(0);
    QuantizationParams inputParams = operator.int16Params(input);
    QuantizationParams outputParams = operator.int16Params(output);
    byte[] values = operator.int8Constant(weights);
    Shape shape = weights.spec().shape();
    operator.require(
        shape.rank() == 2 && shape.elementCount() > 0,
        "weights of shape " + shape,
        "weights of shape units x inputs");
    int units = shape.dimension(0);
    int inputs = shape.dimension(1);
    QuantizationParams weightParams = ConvolutionScales.checked(operator, weights, 0, units);
    int rows = FullyConnected.rows(operator, input, output, units, inputs);
    List<Field> fields =
        fields(
            new Sums16(operator, (unit, tap) -> values[unit * inputs + tap], units, inputs),
            operator.optionalInput(2),
            ChannelScales.ofFullyConnected(inputParams, weightParams, outputParams),
            outputParams);
    fields.add(Field.number("rows", rows));
    return List.of(
        new Lowered.Call(
            FUNCTION,
            fields,
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            Notes.of(operator.operator().activation(), (long) rows * units * inputs)));
  }

  /** The members of a layer's {@code struct dense_16}. */
  static List<Field> fields(
      Sums16 sums,
      Optional<TfliteTensor> bias,
      ChannelScales scales,
      QuantizationParams outputParams) {
    int taps = sums.taps();
    List<Field> fields = new ArrayList<>();
    fields.add(
        new Field.Array(
            "dense.weights",
            CType.INT8,
            IntegerArray.generate(
                sums.outputs() * taps, i -> sums.weights().at(i / taps, i % taps)),
            taps));
    fields.addAll(sums.fields("dense.result", bias, true, scales, outputParams));
    fields.add(Field.number("dense.inputs", taps));
    fields.add(Field.number("dense.outputs", sums.outputs()));
    return fields;
  }
}
