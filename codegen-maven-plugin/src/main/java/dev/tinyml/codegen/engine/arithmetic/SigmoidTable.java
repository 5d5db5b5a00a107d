package dev.tinyml.codegen.engine.arithmetic;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The table that TensorFlow Lite looks sigmoid and tanh of 16-bit values up in (kernels/internal/
 * common.h, sigmoid_table_uint16): sigmoid(i / 24) in 65536ths. Stateless.
 */
public final class SigmoidTable {
  private static final int SIZE = 256;

  /** Where the original is one above the nearest whole number. */
  private static final List<Integer> ONE_ABOVE =
      List.of(
          4, 8, 12, 14, 15, 16, 17, 19, 20, 21, 22, 25, 27, 28, 29, 30, 31, 33, 34, 35, 37, 39, 40,
          41, 43, 44, 45, 46, 49, 50, 54, 62, 63, 64, 66, 82, 86, 93, 100, 103, 112, 116, 135, 255);

  private SigmoidTable() {}

  /** The 256 values. */
  public static List<Integer> values() {
    return IntStream.range(0, SIZE)
        .mapToObj(
            i ->
                (int) Math.round(65_536 / (1 + Math.exp(-i / 24.0)))
                    + (ONE_ABOVE.contains(i) ? 1 : 0))
        .toList();
  }
}
