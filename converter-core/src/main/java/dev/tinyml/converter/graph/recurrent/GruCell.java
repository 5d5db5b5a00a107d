package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.graph.activation.Activations;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.MatrixProduct;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.types.TFloat32;

/**
 * h' = z · h + (1 - z) · candidate. With {@code reset_after} the candidate is activation(x part + r
 * · (h · recurrent kernel + recurrent bias)), otherwise activation(x part + (r · h) · recurrent
 * kernel).
 */
final class GruCell implements RecurrentCell {
  private static final int GATES = 3;
  private static final int OPERATORS = 18;

  /** Bits of TensorFlow's masks for axes that a slice leaves open. */
  private static final long BATCH_AXIS = 1;

  private static final long BOTH_AXES = 3;

  private final LayerConfig config;
  private final int units;
  private final boolean resetAfter;
  private final Operand<TFloat32> kernel;
  private final Optional<Operand<TFloat32>> bias;
  private final CellWeights weights;
  private final Operand<TFloat32> inner;
  private final Operand<TFloat32> candidateKernel;

  /**
   * @param layer a GRU or GRUCell
   * @param features size of the input
   */
  GruCell(EmitContext context, Layer layer, int features) {
    config = layer.config();
    units = CellWeights.units(context, layer);
    resetAfter = config.bool("reset_after", true);
    weights = CellWeights.read(context, layer, features, GATES, resetAfter ? 2 : 1);
    kernel = context.constant(weights.kernel());
    bias = weights.bias().map(all -> context.constant(weights.biasRow(0)));
    inner =
        context.constant(
            resetAfter ? weights.recurrentKernel() : weights.recurrentColumns(0, 2 * units));
    candidateKernel = context.constant(weights.recurrentColumns(2 * units, GATES * units));
  }

  @Override
  public List<Integer> stateSizes() {
    return List.of(units);
  }

  @Override
  public int operators() {
    return OPERATORS;
  }

  @Override
  public Step step(EmitContext context, Operand<TFloat32> input, List<Operand<TFloat32>> states) {
    Ops ops = context.ops();
    Operand<TFloat32> x = MatrixProduct.write(context, input, kernel);
    if (bias.isPresent()) {
      x = context.add(x, bias.get());
    }
    List<? extends Operand<TFloat32>> gates = ops.split(ops.constant(-1), x, (long) GATES).output();
    List<Operand<TFloat32>> parts = recurrentParts(context, states);
    Operand<TFloat32> update = recurrent(context, sum(context, gates.get(0), parts, 0));
    Operand<TFloat32> sum = gates.get(2);
    if (!parts.isEmpty()) {
      Operand<TFloat32> reset = recurrent(context, sum(context, gates.get(1), parts, 1));
      Operand<TFloat32> memory =
          resetAfter
              ? ops.math.mul(reset, parts.get(2))
              : MatrixProduct.write(context, ops.math.mul(reset, states.get(0)), candidateKernel);
      sum = context.add(sum, memory);
    }
    Operand<TFloat32> candidate = Activations.apply(context, config, "activation", sum);
    Operand<TFloat32> output = ops.math.mul(ops.math.sub(context.constant(1f), update), candidate);
    if (!states.isEmpty()) {
      output = context.add(ops.math.mul(update, states.get(0)), output);
    }
    return new Step(output, List.of(output));
  }

  /** What the state adds to each gate: two or three tensors, none where all would be zero. */
  private List<Operand<TFloat32>> recurrentParts(
      EmitContext context, List<Operand<TFloat32>> states) {
    boolean hasBias = resetAfter && bias.isPresent();
    if (states.isEmpty()) {
      return hasBias ? biasParts(context) : List.of();
    }
    Operand<TFloat32> product = MatrixProduct.write(context, states.get(0), inner);
    if (hasBias) {
      product = context.add(product, context.constant(weights.biasRow(1)));
    }
    return resetAfter
        ? List.of(
            slice(context, product, 0), slice(context, product, 1), slice(context, product, 2))
        : List.of(slice(context, product, 0), slice(context, product, 1));
  }

  private List<Operand<TFloat32>> biasParts(EmitContext context) {
    float[] all = weights.biasRow(1).toArray();
    return List.of(part(context, all, 0), part(context, all, 1), part(context, all, 2));
  }

  private Operand<TFloat32> part(EmitContext context, float[] all, int gate) {
    return context.constant(
        new FloatTensor(
            Shape.of(1, units), Arrays.copyOfRange(all, gate * units, (gate + 1) * units)));
  }

  /** product[:, gate * units : (gate + 1) * units], with open ends where Keras leaves them open. */
  private Operand<TFloat32> slice(EmitContext context, Operand<TFloat32> product, int gate) {
    Ops ops = context.ops();
    boolean last = gate == GATES - 1;
    return ops.stridedSlice(
        product,
        ops.constant(new int[] {0, gate * units}),
        ops.constant(new int[] {0, last ? 0 : (gate + 1) * units}),
        ops.constant(new int[] {1, 1}),
        StridedSlice.beginMask(gate == 0 ? BOTH_AXES : BATCH_AXIS),
        StridedSlice.endMask(last ? BOTH_AXES : BATCH_AXIS));
  }

  private static Operand<TFloat32> sum(
      EmitContext context, Operand<TFloat32> x, List<Operand<TFloat32>> parts, int gate) {
    return parts.isEmpty() ? x : context.add(x, parts.get(gate));
  }

  private Operand<TFloat32> recurrent(EmitContext context, Operand<TFloat32> x) {
    return Activations.apply(context, config, "recurrent_activation", x);
  }
}
