package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.converter.tflite.TfliteOperator;

/**
 * How a window moves along one axis of an image.
 *
 * @param size of the image
 * @param outputs number of positions
 * @param taps of the window
 * @param stride from a position to the next one
 * @param dilation from a tap to the next one
 * @param before how far the first position begins before the image
 */
record WindowAxis(int size, int outputs, int taps, int stride, int dilation, int before) {

  /**
   * The axis of an operator with padding SAME or VALID (TensorFlow Lite, kernels/padding.h).
   *
   * @param axis {@code h} or {@code w}, as the schema's options call them
   */
  static WindowAxis of(OperatorContext context, String axis, int size, int outputs, int taps) {
    TfliteOperator operator = context.operator();
    int stride = option(context, "stride_" + axis, 1);
    int dilation = option(context, "dilation_" + axis + "_factor", 1);
    boolean same = operator.options().text("padding").filter("SAME"::equals).isPresent();
    long reach = (taps - 1L) * dilation + 1;
    long positions = same ? (size + (long) stride - 1) / stride : (size + stride - reach) / stride;
    context.require(
        size > 0 && taps > 0 && outputs > 0 && positions == outputs && reach <= Integer.MAX_VALUE,
        outputs + " outputs along axis " + axis,
        positions + " positions of a window");
    long padding = Math.max(0, (outputs - 1L) * stride + reach - size);
    return new WindowAxis(size, outputs, taps, stride, dilation, (int) (padding / 2));
  }

  private static int option(OperatorContext context, String name, int missing) {
    long value = context.operator().options().whole(name).orElse((long) missing);
    context.require(
        value > 0 && value <= Short.MAX_VALUE, name + " " + value, name + " from 1 to 32767");
    return (int) value;
  }

  /** The same over a part of the image: all that lies before and behind it is padding. */
  WindowAxis over(int part, int begin) {
    return new WindowAxis(part, outputs, taps, stride, dilation, before + begin);
  }

  /** Whether each position is just the pixel of the same place. */
  boolean isPixelwise() {
    return taps == 1 && stride == 1 && before == 0;
  }
}
