package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.ActivationBounds;
import dev.tinyml.codegen.engine.arithmetic.Multiplier;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of sums of products of int16 values and int8 weights. Sums have 64 bits, with biases
 * of 64 bits, and are rounded once; with biases of 32 bits they have 32 bits, and are scaled as
 * those of int8 layers (TensorFlow Lite Micro, kernels/fully_connected.cc, conv.cc).
 *
 * @param operator the layer
 * @param weights of outputs and taps
 * @param outputs number of them
 * @param taps products in a sum
 */
record Sums16(OperatorContext operator, Weights weights, int outputs, int taps) {
  private static final int VALUES = 4;
  private static final int MAX_INPUT = 1 << 15;

  /** What the original multiplies with a factor. */
  private static final long MAX_SUM = 1L << 47;

  /**
   * The members of a layer's {@code struct result_16}.
   *
   * @param structure name of the member that it is
   * @param bias as many values as outputs; none at all stands for zeros
   * @param narrowAllowed whether the original has a kernel for biases of 32 bits
   * @param scales one for all or one per output
   */
  List<Field> fields(
      String structure,
      Optional<TfliteTensor> bias,
      boolean narrowAllowed,
      ChannelScales scales,
      QuantizationParams output) {
    boolean narrow = narrowAllowed && isNarrow(bias);
    operator.require(
        narrow || bias.filter(b -> b.spec().type() != ElementType.INT64).isEmpty(),
        "biases of type " + bias.map(b -> b.spec().type().name()).orElse(""),
        narrowAllowed ? "biases of type INT64 or INT32" : "biases of type INT64");
    long[] biases = bias.map(operator::wholeConstant).orElseGet(() -> new long[outputs]);
    operator.require(
        biases.length == outputs, biases.length + " biases", outputs + ", one per output");
    int[] values = new int[VALUES * outputs];
    for (int unit = 0; unit < outputs; unit++) {
      check(unit, biases[unit], narrow ? Integer.MAX_VALUE : MAX_SUM);
      Multiplier scale = scales.multipliers().get(Math.min(unit, scales.multipliers().size() - 1));
      operator.require(
          narrow ? scale.shift() < 1 : scale.shift() < Byte.SIZE,
          "a factor of about 2^" + scale.shift(),
          "a larger scale of the output");
      values[VALUES * unit] = (int) biases[unit];
      values[VALUES * unit + 1] = (int) (biases[unit] >> Integer.SIZE);
      values[VALUES * unit + 2] = narrow ? scale.fraction() : scale.wideFraction();
      values[VALUES * unit + 3] = narrow ? scale.shift() : scale.wideShift();
    }
    ActivationBounds bounds = ActivationBounds.ofInt16(operator.operator().activation(), output);
    List<Field> fields = new ArrayList<>();
    fields.add(new Field.Array("scales", CType.INT32, IntegerArray.of(values), VALUES));
    fields.add(Field.number("narrow", narrow ? 1 : 0));
    fields.add(Field.number("lowest", bounds.min()));
    fields.add(Field.number("highest", bounds.max()));
    return fields.stream().map(field -> field.within(structure)).toList();
  }

  private boolean isNarrow(Optional<TfliteTensor> bias) {
    return bias.map(b -> b.spec().type() == ElementType.INT32)
        .orElseGet(
            () ->
                operator
                    .operator()
                    .options()
                    .text("quantized_bias_type")
                    .filter("INT32"::equals)
                    .isPresent());
  }

  private void check(int unit, long bias, long limit) {
    long size = 0;
    for (int tap = 0; tap < taps; tap++) {
      size += Math.abs(weights.at(unit, tap));
    }
    operator.require(
        bias < limit
            && -bias < limit
            && bias != Long.MIN_VALUE
            && Math.abs(bias) + MAX_INPUT * size < limit,
        "a sum of products of up to " + MAX_INPUT * size + " and a bias of " + bias,
        "sums below " + limit);
  }
}
