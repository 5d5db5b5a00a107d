package dev.tinyml.converter.graph.attention;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.RawOperation;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The Dense layers between features and heads, written as Keras writes their einsum: a product with
 * a matrix, and a reshape. Takes the weights one pair after the other.
 */
final class Projections {
  private final EmitContext context;
  private final List<Weight> weights;
  private final boolean useBias;
  private int next;

  /**
   * @param weights a kernel each, followed by a bias if there are biases
   */
  Projections(EmitContext context, List<Weight> weights, boolean useBias) {
    this.context = context;
    this.weights = weights;
    this.useBias = useBias;
  }

  /** From 1×steps×features to 1×steps×heads×size, with the next weights. */
  Operand<TFloat32> intoHeads(Operand<TFloat32> input, int heads, int size) {
    Shape shape = context.shape(input);
    int features = shape.dimension(2);
    Weight kernel = weights.get(next++);
    context.weight(kernel, features, heads, size);
    Operand<TFloat32> product = product(input, matrix(kernel, features, heads * size));
    Operand<TFloat32> split = reshape(product, shape.dimension(1), List.of(heads, size));
    return useBias ? context.add(split, context.weight(weights.get(next++), heads, size)) : split;
  }

  /** From 1×steps×heads×size to 1×steps×output, with the next weights. */
  Operand<TFloat32> outOfHeads(Operand<TFloat32> input, List<Integer> output) {
    Shape shape = context.shape(input);
    int steps = shape.dimension(1);
    int heads = shape.dimension(2);
    int size = shape.dimension(3);
    List<Integer> kernelShape = new ArrayList<>(List.of(heads, size));
    kernelShape.addAll(output);
    Weight kernel = weights.get(next++);
    context.weight(kernel, kernelShape.toArray(Integer[]::new));
    int columns = kernel.value().size() / (heads * size);
    Operand<TFloat32> flat = reshape(input, steps, List.of(heads * size));
    Operand<TFloat32> product = product(flat, matrix(kernel, heads * size, columns));
    Operand<TFloat32> shaped = output.size() == 1 ? product : reshape(product, steps, output);
    return useBias
        ? context.add(shaped, context.weight(weights.get(next++), output.toArray(Integer[]::new)))
        : shaped;
  }

  /** Keras' einsum keeps the axes apart, unlike its Dense. */
  private Operand<TFloat32> product(Operand<TFloat32> input, Operand<TFloat32> matrix) {
    return RawOperation.write(context, "BatchMatMulV2", input, matrix);
  }

  private Operand<TFloat32> matrix(Weight kernel, int rows, int columns) {
    return context.constant(new FloatTensor(Shape.of(rows, columns), kernel.value().toArray()));
  }

  /** With an open batch, as Keras leaves it; the converter keeps the numbers. */
  private Operand<TFloat32> reshape(Operand<TFloat32> input, int steps, List<Integer> last) {
    IntStream dimensions =
        IntStream.concat(IntStream.of(-1, steps), last.stream().mapToInt(Integer::intValue));
    return context.ops().reshape(input, context.ops().constant(dimensions.toArray()));
  }
}
