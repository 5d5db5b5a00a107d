package dev.tinyml.converter.range;

/**
 * The numbers that a quantized activation can be.
 *
 * @param steps number of steps from the least to the largest
 * @param symmetric whether they stand for as large values on both sides of zero
 */
public record Grid(int steps, boolean symmetric) {
  /** int8 with a zero point. */
  public static final Grid INT8 = new Grid(255, false);

  /** int16 without zero point, as TensorFlow Lite's int16 activations are. */
  public static final Grid INT16 = new Grid(65_535, true);
}
