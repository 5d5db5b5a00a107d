package dev.tinyml.converter.graph.merge;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.emit.LayerAxes;
import dev.tinyml.converter.graph.emit.LayerEmitter;
import dev.tinyml.converter.graph.emit.LayerInputs;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Concatenate: tensors one behind the other along an axis other than the batch. */
public final class ConcatenateEmitter implements LayerEmitter {

  @Override
  public Set<String> types() {
    return Set.of("Concatenate");
  }

  @Override
  public List<Operand<TFloat32>> emit(EmitContext context, Layer layer, LayerInputs inputs) {
    context.requireWeights(layer.weights(), 0, "none");
    return List.of(concatenate(context, inputs.all(), layer.config().integer("axis", -1)));
  }

  /**
   * @param tensors one or more
   * @param axis negative counts from the end
   */
  public static Operand<TFloat32> concatenate(
      EmitContext context, List<Operand<TFloat32>> tensors, int axis) {
    List<Shape> shapes = tensors.stream().map(context::shape).toList();
    int rank = shapes.get(0).rank();
    if (LayerAxes.fromStart(axis, rank) == 0) {
      throw context.unsupported(
          "a concatenation along axis 0, the batch", "an axis besides the batch");
    }
    int positive = LayerAxes.one(context, axis, rank);
    if (shapes.stream().map(shape -> others(shape, positive)).distinct().count() > 1) {
      throw context.broken(
          "inputs of the shapes " + shapes, "shapes that differ in axis " + axis + " only");
    }
    long[] result = shapes.get(0).toLongArray();
    result[positive] = shapes.stream().mapToLong(s -> s.dimension(positive)).sum();
    context.checkedShape(result);
    return tensors.size() == 1
        ? tensors.get(0)
        : context.ops().concat(tensors, context.ops().constant(axis));
  }

  /** All dimensions but one; those of another rank are unlike any of this rank. */
  private static List<Integer> others(Shape shape, int axis) {
    List<Integer> dimensions = new ArrayList<>(shape.dimensions());
    if (axis < dimensions.size()) {
      dimensions.set(axis, -1);
    }
    return dimensions;
  }
}
