package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;

/**
 * RESIZE_BILINEAR of int8 (TensorFlow Lite, kernels/internal/reference/resize_bilinear.h,
 * ResizeBilinearInteger).
 */
final class ResizeBilinear implements Kernel {
  private static final CFunction FUNCTION = CFunction.of("resize_bilinear");
  private static final int ONE = 1 << 10;

  @Override
  public List<Lowered> lower(OperatorContext operator) {
    TfliteTensor input = operator.computed(operator.input(0));
    TfliteTensor output = operator.output(0);
    operator.int8Params(input);
    operator.int8Params(output);
    Shape in = input.spec().shape();
    Shape out = output.spec().shape();
    operator.require(
        in.rank() == 4
            && out.rank() == 4
            && in.elementCount() > 0
            && out.elementCount() > 0
            && in.dimension(0) == out.dimension(0)
            && in.dimension(3) == out.dimension(3)
            && in.dimension(1) <= Short.MAX_VALUE
            && in.dimension(2) <= Short.MAX_VALUE,
        in + " that becomes " + out,
        "images");
    boolean corners = operator.operator().options().flag("align_corners");
    boolean centers = operator.operator().options().flag("half_pixel_centers");
    return List.of(
        new Lowered.Call(
            FUNCTION,
            List.of(
                Field.number("images", in.dimension(0)),
                Field.number("input_height", in.dimension(1)),
                Field.number("input_width", in.dimension(2)),
                Field.number("channels", in.dimension(3)),
                Field.number("output_height", out.dimension(1)),
                Field.number("output_width", out.dimension(2)),
                Field.number("row_step", step(in.dimension(1), out.dimension(1), corners)),
                Field.number("column_step", step(in.dimension(2), out.dimension(2), corners)),
                Field.number("half_pixel_centers", centers ? 1 : 0)),
            List.of(input.index()),
            List.of(output.index()),
            Optional.empty(),
            false,
            List.of()));
  }

  /** From a pixel of the output to the next one, in units of 2^-10 pixels of the input. */
  private static long step(int in, int out, boolean corners) {
    return corners && out > 1
        ? ((long) ONE * (in - 1) + (out - 1) / 2) / (out - 1)
        : ((long) ONE * in + out / 2) / out;
  }
}
