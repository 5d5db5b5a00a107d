package dev.tinyml.converter.graph.spatial;

import dev.tinyml.converter.graph.emit.EmitContext;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.types.TFloat32;

/** Adds zeros around the spatial axes of a tensor with its channels at the end. Stateless. */
public final class Paddings {
  private Paddings() {}

  /**
   * Pads; a tensor that gets no zeros stays as it is.
   *
   * @param pads zeros before and after, for each spatial axis; at least 0
   */
  public static Operand<TFloat32> pad(EmitContext context, Operand<TFloat32> x, List<int[]> pads) {
    Shape shape = context.shape(x);
    int[][] all = new int[shape.rank()][2];
    long[] padded = shape.toLongArray();
    boolean any = false;
    for (int i = 0; i < pads.size(); i++) {
      all[i + 1] = pads.get(i);
      padded[i + 1] += (long) all[i + 1][0] + all[i + 1][1];
      any |= padded[i + 1] != shape.dimension(i + 1);
    }
    context.checkedShape(padded);
    if (!any) {
      return x;
    }
    // tensorflow-java has PadV2 only, which becomes another operator.
    Ops ops = context.ops();
    Scope scope = ops.scope();
    return scope
        .env()
        .opBuilder("Pad", scope.makeOpName("Pad"), scope)
        .addInput(x.asOutput())
        .addInput(ops.constant(all).asOutput())
        .build()
        .output(0);
  }
}
