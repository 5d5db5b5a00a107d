package dev.tinyml.converter.graph.pooling;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.graph.spatial.Window;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.types.TFloat32;

/** What is kept of the values in a window. */
enum PoolingKind {
  MAXIMUM,
  AVERAGE;

  /** The kind that a layer's type names. */
  static PoolingKind of(String type) {
    return type.contains("Max") ? MAXIMUM : AVERAGE;
  }

  /**
   * Pools over windows.
   *
   * @param x batch, height, width, channels
   */
  Operand<TFloat32> pool(EmitContext context, Operand<TFloat32> x, Window window) {
    Ops ops = context.ops();
    List<Long> size = window.sizeAttribute();
    List<Long> strides = window.strideAttribute();
    if (this == AVERAGE) {
      return ops.nn.avgPool(x, size, strides, window.padding());
    }
    // tensorflow-java has MaxPoolV2 only, which the converter does not know.
    Scope scope = ops.scope();
    return scope
        .env()
        .opBuilder("MaxPool", scope.makeOpName("MaxPool"), scope)
        .addInput(x.asOutput())
        .setAttr("ksize", size.stream().mapToLong(Long::longValue).toArray())
        .setAttr("strides", strides.stream().mapToLong(Long::longValue).toArray())
        .setAttr("padding", window.padding())
        .build()
        .output(0);
  }
}
