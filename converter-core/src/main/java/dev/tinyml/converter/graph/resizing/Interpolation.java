package dev.tinyml.converter.graph.resizing;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.tensor.Shape;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.image.ResizeNearestNeighbor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Ways to resize that have an operator in TensorFlow Lite; with half-pixel centres, as Keras. */
enum Interpolation {
  NEAREST,
  BILINEAR;

  /** The one of that name in Keras. */
  static Interpolation of(EmitContext context, String name) {
    return switch (name) {
      case "nearest" -> NEAREST;
      case "bilinear" -> BILINEAR;
      default ->
          throw context.unsupported("interpolation " + name, "interpolation nearest or bilinear");
    };
  }

  /**
   * Resizes, unless that changes nothing.
   *
   * @param x batch, height, width, channels
   */
  Operand<TFloat32> resize(EmitContext context, Operand<TFloat32> x, long height, long width) {
    Shape shape = context.shape(x);
    if (shape.elementCount() == 0) {
      throw context.broken("an image of shape " + shape, "at least one value");
    }
    Shape target = context.checkedShape(1, height, width, shape.dimension(3));
    if (target.equals(shape)) {
      return x;
    }
    Ops ops = context.ops();
    Operand<TInt32> size = ops.constant(new int[] {target.dimension(1), target.dimension(2)});
    return this == BILINEAR
        ? ops.image.resizeBilinear(x, size, ResizeBilinear.halfPixelCenters(true))
        : ops.image.resizeNearestNeighbor(x, size, ResizeNearestNeighbor.halfPixelCenters(true));
  }
}
