package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.arithmetic.ActivationBounds;
import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.IntegerArray;
import dev.tinyml.converter.tensor.QuantizationParams;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepares weights for the C function {@code dense}: four outputs at a time, four inputs at a time,
 * filled up with zeros; biases with the input's zero point folded in; what its variants must know
 * about the size of sums.
 *
 * @param weights of outputs and taps
 * @param outputs number of them
 * @param taps inputs of an output
 */
record Dense(Weights weights, int outputs, int taps) {
  static final CFunction FUNCTION =
      CFunction.of("dense", CFunctions.RESCALE, CFunction.of("tile"), CFunctions.REQUANTIZE);

  private static final int TAPS_PER_TILE = 4;
  private static final int OUTPUTS_PER_TILE = 4;

  /** Sums from here on are not told from those beside them. */
  private static final long MAX_BESIDE = 1 << 23;

  /**
   * The members of a layer's {@code struct dense}.
   *
   * @param biases with the zero point folded in
   * @param scales one for all or one per output
   */
  List<Field> fields(
      OperatorContext operator,
      IntegerArray biases,
      ChannelScales scales,
      QuantizationParams outputParams,
      ActivationBounds bounds) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field.Array("dense.weights", CType.INT8, tiles(operator), row(), true));
    fields.add(
        new Field.Array(
            "dense.scales",
            CType.INT32,
            scales.with(biases, roundUp(outputs, OUTPUTS_PER_TILE)),
            ChannelScales.VALUES));
    fields.add(Field.number("dense.inputs", taps));
    fields.add(Field.number("dense.outputs", outputs));
    fields.add(Field.number("dense.chunk", chunk()));
    fields.add(Field.number("dense.any_scale", bounds().needAnyScale(biases, scales) ? 1 : 0));
    fields.add(Field.number("dense.zero_point", outputParams.zeroPoint()));
    fields.add(Field.number("dense.lowest", bounds.min()));
    fields.add(Field.number("dense.highest", bounds.max()));
    return fields;
  }

  /**
   * Values of 16 bits of two rows of inputs, of which the DSP extension multiplies both at once.
   */
  int pairValues() {
    return 2 * roundUp(taps, TAPS_PER_TILE);
  }

  private SumBounds bounds() {
    return new SumBounds(weights, outputs, taps);
  }

  private int row() {
    return OUTPUTS_PER_TILE * roundUp(taps, TAPS_PER_TILE);
  }

  private IntegerArray tiles(OperatorContext operator) {
    int row = row();
    for (int output = 0; output + 1 < outputs; output += 2) {
      for (int tap = 0; tap < taps; tap++) {
        operator.require(
            weights.at(output, tap) >= 0 || weights.at(output + 1, tap) != Byte.MIN_VALUE,
            "a weight of -128",
            "weights from -127 to 127, as TensorFlow Lite's specification has them");
      }
    }
    return IntegerArray.generate(
        roundUp(outputs, OUTPUTS_PER_TILE) / OUTPUTS_PER_TILE * row,
        i -> {
          int output = i / row * OUTPUTS_PER_TILE + i % OUTPUTS_PER_TILE;
          int tap = i % row / OUTPUTS_PER_TILE;
          return output < outputs && tap < taps ? weights.at(output, tap) : 0;
        });
  }

  /** A multiple of four, but for all inputs. */
  private int chunk() {
    int chunk = taps;
    while (chunk > TAPS_PER_TILE && !fits(chunk)) {
      chunk = roundUp(chunk / 2, TAPS_PER_TILE);
    }
    return chunk;
  }

  private boolean fits(int chunk) {
    for (int output = 0; output < outputs; output++) {
      for (int start = 0; start < taps; start += chunk) {
        if (bounds().largest(output, start, Math.min(taps, start + chunk)) >= MAX_BESIDE) {
          return false;
        }
      }
    }
    return true;
  }

  private static int roundUp(int count, int multiple) {
    return (count + multiple - 1) / multiple * multiple;
  }
}
