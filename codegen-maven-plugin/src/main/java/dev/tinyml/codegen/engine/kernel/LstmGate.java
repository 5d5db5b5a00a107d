package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.FusedLstm;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the four gates of an LSTM.
 *
 * @param operator the LSTM
 * @param name of the gate's structure
 * @param gate 0 input, 1 forget, 2 cell, 3 output
 */
record LstmGate(OperatorContext operator, String name, int gate) {
  private static final double SCALE = 1 / 4096.0;

  /** The members of the gate's {@code struct lstm_gate}. */
  List<Field> fields(TfliteTensor input, TfliteTensor hidden, int units) {
    List<Field> fields = new ArrayList<>();
    int depth = input.spec().shape().dimension(2);
    add(fields, "", FusedLstm.WEIGHTS, input, Shape.of(units, depth), bias());
    add(
        fields,
        "recurrent_",
        FusedLstm.RECURRENT_WEIGHTS,
        hidden,
        Shape.of(units, units),
        Optional.empty());
    return fields.stream().map(field -> field.within(name)).toList();
  }

  private Optional<TfliteTensor> bias() {
    return Optional.of(operator.input(FusedLstm.BIASES + gate));
  }

  private void add(
      List<Field> fields,
      String prefix,
      int position,
      TfliteTensor values,
      Shape shape,
      Optional<TfliteTensor> bias) {
    TfliteTensor weights = operator.input(position + gate);
    operator.require(
        weights.spec().shape().equals(shape), "weights " + weights.spec().shape(), "" + shape);
    byte[] stored = operator.int8Constant(weights);
    int taps = shape.dimension(1);
    IntegerArray biases =
        new FoldedBiases(operator)
            .fold(
                bias,
                shape.dimension(0),
                taps,
                (unit, tap) -> stored[unit * taps + tap],
                operator.int8Params(values).zeroPoint());
    float product =
        operator.params(values).scale()
            * ConvolutionScales.checked(operator, weights, 0, shape.dimension(0)).scale();
    operator.require(
        !operator.params(weights).isPerChannel() && product / SCALE < 1 << 14,
        "several scales, or a factor of " + product / SCALE,
        "one scale of the weights");
    String name = prefix.isEmpty() ? "weights" : "recurrent";
    fields.add(new Field.Array(name, CType.INT8, IntegerArray.of(stored), taps));
    fields.add(Field.array(prefix + "biases", CType.INT32, biases));
    Arithmetic.addMultiplier(fields, prefix, Multiplier.of(product / SCALE));
  }
}
