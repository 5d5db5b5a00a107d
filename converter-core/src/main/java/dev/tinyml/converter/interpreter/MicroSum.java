package dev.tinyml.converter.interpreter;

import dev.tinyml.converter.nativelib.TensorAccess;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * SUM of int8 over constant axes. The desktop's fast kernel rounds otherwise, its reference kernel
 * leaves the scales out (TensorFlow Lite, kernels/internal/reference/reduce.h, QuantizedMeanOrSum).
 */
final class MicroSum implements MicroOperator {
  private final int input;
  private final int output;
  private final Shape shape;
  private final boolean[] summed;
  private final int inputZeroPoint;
  private final int outputZeroPoint;
  private final FixedPointMultiplier multiplier;
  private byte[] values;

  private MicroSum(OperatorOperands operands, boolean[] summed) {
    TfliteTensor source = operands.input(0).orElseThrow();
    QuantizationParams in = OperatorOperands.params(source);
    QuantizationParams out = OperatorOperands.params(operands.output(0));
    this.summed = summed;
    input = source.index();
    output = operands.output(0).index();
    shape = source.spec().shape();
    inputZeroPoint = in.zeroPoint();
    outputZeroPoint = out.zeroPoint();
    multiplier = FixedPointMultiplier.of((double) in.scale() / (double) out.scale());
  }

  /** The replacement; empty when the operator isn't int8 or its axes aren't known or valid. */
  static Optional<MicroOperator> of(OperatorOperands operands) {
    boolean known =
        operands.isInt8(0)
            && operands.isInt8Output()
            && operands
                .input(1)
                .filter(axes -> axes.constant() && axes.spec().type() == ElementType.INT32)
                .isPresent();
    return known ? axes(operands).map(summed -> new MicroSum(operands, summed)) : Optional.empty();
  }

  private static Optional<boolean[]> axes(OperatorOperands operands) {
    int rank = operands.input(0).orElseThrow().spec().shape().rank();
    boolean[] summed = new boolean[rank];
    ByteBuffer axes =
        ByteBuffer.wrap(operands.constant(operands.input(1).orElseThrow()))
            .order(ByteOrder.LITTLE_ENDIAN);
    while (axes.remaining() >= Integer.BYTES) {
      int axis = axes.getInt();
      int index = axis < 0 ? axis + rank : axis;
      if (index < 0 || index >= rank) {
        return Optional.empty();
      }
      summed[index] = true;
    }
    return Optional.of(summed);
  }

  @Override
  public void before(TensorAccess tensors) {
    values = tensors.bytes(input);
  }

  @Override
  public void after(TensorAccess tensors) {
    int[] sums = new int[tensors.bytes(output).length];
    int count = 1;
    for (int axis = 0; axis < shape.rank(); axis++) {
      count *= summed[axis] ? shape.dimension(axis) : 1;
    }
    for (int i = 0; i < values.length; i++) {
      sums[target(i)] += values[i];
    }
    byte[] results = new byte[sums.length];
    for (int i = 0; i < sums.length; i++) {
      int scaled = multiplier.multiply(sums[i] - inputZeroPoint * count) + outputZeroPoint;
      results[i] = (byte) Math.max(-128, Math.min(127, scaled));
    }
    tensors.setBytes(output, results);
  }

  /** Where a value's sum stands, row-major over the axes that stay. */
  private int target(int index) {
    int rest = index;
    int target = 0;
    int stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      int position = rest % shape.dimension(axis);
      rest /= shape.dimension(axis);
      if (!summed[axis]) {
        target += position * stride;
        stride *= shape.dimension(axis);
      }
    }
    return target;
  }
}
