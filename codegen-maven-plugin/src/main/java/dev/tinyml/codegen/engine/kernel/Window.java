package dev.tinyml.codegen.engine.kernel;

import dev.tinyml.codegen.engine.plan.Field;
import java.util.List;

/**
 * A window that moves over images.
 *
 * @param images number of them
 * @param rows how it moves from row to row
 * @param columns how it moves from column to column
 * @param channels that are covered
 * @param pixel channels of a pixel
 * @param zeroPoint what lies outside of the images
 */
record Window(
    int images, WindowAxis rows, WindowAxis columns, int channels, int pixel, int zeroPoint) {

  /** A window that covers all channels. */
  Window(int images, WindowAxis rows, WindowAxis columns, int channels, int zeroPoint) {
    this(images, rows, columns, channels, channels, zeroPoint);
  }

  /** The members of a layer's {@code struct window}, and those that say where it goes. */
  List<Field> fields() {
    return List.of(
        Field.number("window.image_height", rows.size()),
        Field.number("window.image_width", columns.size()),
        Field.number("window.channels", channels),
        Field.number("window.pixel", pixel),
        Field.number("window.height", rows.taps()),
        Field.number("window.width", columns.taps()),
        Field.number("window.row_step", rows.dilation()),
        Field.number("window.column_step", columns.dilation()),
        Field.number("window.zero_point", zeroPoint),
        Field.number("images", images),
        Field.number("output_height", rows.outputs()),
        Field.number("output_width", columns.outputs()),
        Field.number("stride_height", rows.stride()),
        Field.number("stride_width", columns.stride()),
        Field.number("pad_top", rows.before()),
        Field.number("pad_left", columns.before()));
  }
}
