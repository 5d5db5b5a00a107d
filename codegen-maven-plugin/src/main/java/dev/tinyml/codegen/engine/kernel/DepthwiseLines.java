package dev.tinyml.codegen.engine.kernel;

/**
 * What the C function {@code depthwise_lines} asks for, which lays out the image anew, a line of
 * each channel.
 *
 * @param rows how the window moves from row to row
 * @param columns how the window moves from column to column
 * @param channels of a pixel
 */
record DepthwiseLines(WindowAxis rows, WindowAxis columns, int channels) {
  private static final int TAPS = 3;
  private static final int MAX_STRIDE = 2;
  private static final int CHANNELS = 4;

  /** Lines of a channel: those that the window covers, and one outside of the image. */
  private static final int LINES = TAPS + 1;

  /** Words of a channel that hold the window's weights. */
  private static final int FACTORS = 2 * TAPS;

  /** Whether it works for the window. */
  boolean fit() {
    return channels % CHANNELS == 0
        && isPlain(rows)
        && isPlain(columns)
        && columns.stride() <= MAX_STRIDE
        && columns.before() <= length();
  }

  private static boolean isPlain(WindowAxis axis) {
    return axis.taps() == TAPS && axis.dilation() == 1;
  }

  /** Bytes of memory. */
  int bytes() {
    int sums = CHANNELS * evenOutputs() * Integer.BYTES;
    int factors = CHANNELS * FACTORS * Integer.BYTES;
    return sums + factors + CHANNELS * LINES * length() * Short.BYTES;
  }

  private int evenOutputs() {
    return columns.outputs() + columns.outputs() % 2;
  }

  /** Values of a line. */
  private int length() {
    return columns.stride() * evenOutputs() + 2;
  }
}
