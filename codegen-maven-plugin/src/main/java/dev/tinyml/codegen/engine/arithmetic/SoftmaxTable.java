package dev.tinyml.codegen.engine.arithmetic;

import java.util.ArrayList;
import java.util.List;

/**
 * The exponentials that an int8 SOFTMAX can come across, as TensorFlow Lite computes them
 * (quantization_util.cc, PreprocessSoftmaxScaling; kernels/internal/reference/softmax.h).
 * Stateless.
 */
public final class SoftmaxTable {
  private static final int INTEGER_BITS = 5;
  private static final int DISTANCES = 256;

  /** An exponential below adds nothing to a sum of 12 integer bits, and makes no output. */
  private static final int NEGLIGIBLE = 1 << 11;

  private SoftmaxTable() {}

  /**
   * exp(−d × scale × beta) for d = 0, 1, 2 …, without integer bits, up to where it has no effect.
   */
  public static List<Integer> exponentials(float scale, float beta) {
    Multiplier multiplier = multiplier(scale, beta);
    long farthest = farthest(multiplier);
    List<Integer> table = new ArrayList<>();
    for (int distance = 0; distance < DISTANCES && distance <= farthest; distance++) {
      int exponential = Exponential.ofNegative(multiplier.multiply(-distance), INTEGER_BITS);
      if (exponential < NEGLIGIBLE) {
        break;
      }
      table.add(exponential);
    }
    return List.copyOf(table);
  }

  /** What makes a number of five integer bits of a distance. */
  public static Multiplier multiplier(float scale, float beta) {
    double real = (double) beta * (double) scale * (1 << (31 - INTEGER_BITS));
    return Multiplier.of(Math.min(real, (1L << 31) - 1.0));
  }

  /** The largest distance that a multiplier leaves within five integer bits. */
  public static long farthest(Multiplier multiplier) {
    double largest =
        Math.scalb((double) ((1 << INTEGER_BITS) - 1), 31 - INTEGER_BITS)
            / Math.scalb(1.0, multiplier.shift());
    return (long) Math.floor(largest);
  }
}
