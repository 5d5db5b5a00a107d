package dev.tinyml.converter.interpreter;

/**
 * Sigmoid and tanh of int16 values as TensorFlow Lite's reference kernels look them up: arguments
 * at a scale of 2^-12, results at 2^-15, straight lines between the points of a table of sigmoid
 * (kernels/internal/reference/integer_ops/logistic.h and tanh.h). Stateless.
 */
final class SixteenBit {
  private static final int SIZE = 256;

  /** Where the table that all runtimes carry is one above the nearest whole number. */
  private static final int[] ONE_ABOVE = {
    4, 8, 12, 14, 15, 16, 17, 19, 20, 21, 22, 25, 27, 28, 29, 30, 31, 33, 34, 35, 37, 39, 40, 41,
    43, 44, 45, 46, 49, 50, 54, 62, 63, 64, 66, 82, 86, 93, 100, 103, 112, 116, 135, 255
  };

  private static final int[] TABLE = table();

  private SixteenBit() {}

  /** sigmoid(i / 24) in 65536ths. */
  private static int[] table() {
    int[] table = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      table[i] = (int) Math.round(65_536 / (1 + Math.exp(-i / 24.0)));
    }
    for (int place : ONE_ABOVE) {
      table[place]++;
    }
    return table;
  }

  /** The nearest value of 16 bits. */
  static int saturate(int value) {
    return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }

  /** Sigmoid of a value at a scale of 2^-12. */
  static int sigmoid(int value) {
    int scaled = value * 3;
    int magnitude = Math.abs(scaled);
    int place = magnitude >>> 9;
    int result =
        place >= SIZE - 1
            ? 0x7FFF << 10
            : (TABLE[place] << 9) + (magnitude & 0x1FF) * (TABLE[place + 1] - TABLE[place]);
    int rounded = scaled >= 0 ? result + (1 << 9) : (1 << 25) - result + (1 << 9) - 1;
    return rounded >>> 10;
  }

  /**
   * Tanh of a value at a scale of 2^(shift − 12).
   *
   * @param shift may be negative
   */
  static int tanh(int value, int shift) {
    int round = shift < 0 ? 1 << (-shift - 1) : 0;
    int scaled = shift < 0 ? (value * 3 + round) >> -shift : value * (3 << shift);
    int magnitude = Math.abs(scaled);
    int place = magnitude >>> 8;
    int result =
        place >= SIZE - 1
            ? 0xFFFF << 8
            : (TABLE[place] << 8) + (magnitude & 0xFF) * (TABLE[place + 1] - TABLE[place]);
    int centered = scaled >= 0 ? result - (1 << 23) + (1 << 7) : -result + (1 << 23) + (1 << 7) - 1;
    return (short) (centered >> 8);
  }
}
