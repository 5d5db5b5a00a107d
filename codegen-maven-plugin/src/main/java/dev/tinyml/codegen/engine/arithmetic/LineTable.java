package dev.tinyml.codegen.engine.arithmetic;

import java.util.Arrays;
import java.util.List;

/**
 * Tables of 513 int16 values that TensorFlow Lite looks a function of an int16 value up in, along
 * straight lines (kernels/internal/common.h, LUTPopulateInt16), in float32 as there. Stateless.
 */
public final class LineTable {
  private static final int STEPS = 512;
  private static final float RANGE = Short.MAX_VALUE - Short.MIN_VALUE;

  private LineTable() {}

  /** exp(x) for x from −10 to 0, in 32768ths. */
  public static List<Integer> exponentials() {
    return of(10f / RANGE, Short.MAX_VALUE, 2f / RANGE, x -> (float) Math.exp(x));
  }

  /** 1 ÷ (1 + x) for x from 0 to 1, in 32768ths. */
  public static List<Integer> reciprocals() {
    return of(1f / RANGE, Short.MIN_VALUE, 2f / RANGE, x -> 1f / (1f + x));
  }

  private static List<Integer> of(
      float inputScale, int zeroPoint, float outputScale, FloatFunction function) {
    float smallest = inputScale * (Short.MIN_VALUE - zeroPoint);
    float largest = inputScale * (Short.MAX_VALUE - zeroPoint);
    float step = (largest - smallest) / STEPS;
    float inverse = (RANGE + 1) / (outputScale * Short.MAX_VALUE - outputScale * Short.MIN_VALUE);
    int[] table = new int[STEPS + 1];
    for (int i = 0; i < STEPS; i++) {
      float value = function.apply(smallest + i * step);
      float middle = function.apply(smallest + i * step + step / 2);
      float next = function.apply(smallest + (i + 1) * step);
      float sample = round(value * inverse);
      float error = round((next * inverse + sample) / 2) - round(middle * inverse);
      // What the line is off in the middle is shared with its ends.
      table[i] = saturate(sample - round(error / 2));
    }
    table[STEPS] = saturate(round(function.apply(largest) * inverse));
    return Arrays.stream(table).boxed().toList();
  }

  private static float round(float value) {
    return (float) (Math.signum(value) * Math.floor(Math.abs((double) value) + 0.5));
  }

  private static int saturate(float value) {
    return (int) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
  }
}
