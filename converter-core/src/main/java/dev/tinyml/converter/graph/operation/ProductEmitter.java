package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.graph.emit.Broadcasting;
import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.graph.emit.MatrixProduct;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Products of matrices: Matmul, and the cases of Dot and Tensordot that are the same. */
public final class ProductEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return OperationTypes.of(Set.of("Matmul", "Dot", "Tensordot"));
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    Operand<TFloat32> one = inputs.operand(0, "x1");
    Operand<TFloat32> other = inputs.operand(1, "x2");
    Shape first = context.shape(one);
    Shape second = context.shape(other);
    String name = OperationTypes.name(layer);
    boolean sameAsMatmul =
        name.equals("Matmul")
            || second.rank() <= 2
                && (name.equals("Dot")
                    || !layer.config().isList("axes") && layer.config().integer("axes", 2) == 1);
    if (!sameAsMatmul || first.rank() < 2 || second.rank() < 1) {
      throw context.unsupported(
          name + " of the shapes " + first + " and " + second,
          "a product over the last axis of the first and the first of a matrix");
    }
    if (second.rank() == 1) {
      Operand<TFloat32> column = context.reshape(other, Shape.of(second.dimension(0), 1));
      Operand<TFloat32> product = product(context, one, column);
      return List.of(
          context.reshape(product, new Shape(first.dimensions().subList(0, first.rank() - 1))));
    }
    return List.of(product(context, one, other));
  }

  private static Operand<TFloat32> product(
      EmitContext context, Operand<TFloat32> one, Operand<TFloat32> other) {
    Shape first = context.shape(one);
    Shape second = context.shape(other);
    if (first.dimension(-1) != second.dimension(-2)) {
      throw context.broken(
          "a product of the shapes " + first + " and " + second,
          "the last axis of the first as long as the last but one of the second");
    }
    Shape batches =
        Broadcasting.shape(
            context,
            new Shape(first.dimensions().subList(0, first.rank() - 2)),
            new Shape(second.dimensions().subList(0, second.rank() - 2)));
    context.checkedShape(batches.elementCount(), first.dimension(-2), second.dimension(-1));
    return first.rank() == 2 && second.rank() > 2
        ? MatrixProduct.write(context, context.reshape(one, first.withBatchOfOne()), other)
        : MatrixProduct.write(context, one, other);
  }
}
