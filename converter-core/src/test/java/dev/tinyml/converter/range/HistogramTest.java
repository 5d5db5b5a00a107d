package dev.tinyml.converter.range;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A histogram of activations")
class HistogramTest {
  private static final int VALUES = 20_000;

  /** Values of all magnitudes that a tensor may hold, with zeros of both signs. */
  private static List<Float> values(long seed) {
    Random random = new Random(seed);
    List<Float> values = new ArrayList<>(List.of(0f, -0f, Float.MIN_VALUE, -Float.MIN_NORMAL));
    while (values.size() < VALUES) {
      double magnitude = Math.pow(2, random.nextInt(60) - 30);
      values.add((float) (random.nextGaussian() * magnitude));
    }
    return values;
  }

  private static HistogramCounter counter(List<Float> values) {
    HistogramCounter counter = new HistogramCounter();
    counter.add(values.stream().mapToInt(Float::floatToRawIntBits).toArray(), values.size());
    return counter;
  }

  @Test
  @DisplayName("counts the same at any speed, with the same extremes")
  void dense() {
    List<Float> all = values(7);
    for (List<Float> values :
        List.of(
            all,
            all.stream().filter(v -> v >= 0).toList(),
            all.stream().filter(v -> v < 0).toList(),
            all.stream().filter(v -> v > 1).toList())) {
      IntBuffer bits = IntBuffer.wrap(values.stream().mapToInt(Float::floatToRawIntBits).toArray());
      TensorCounter small = new TensorCounter();
      TensorCounter large = new TensorCounter();
      TensorCounter grown = new TensorCounter();
      large.speedUp();
      for (int i = 0; i < 3; i++) {
        assertThat(small.add(bits.duplicate(), new int[999])).isTrue();
        assertThat(large.add(bits.duplicate(), new int[999])).isTrue();
        assertThat(large.histogram().histogram()).isEqualTo(small.histogram().histogram());
        assertThat(grown.add(bits.duplicate(), new int[999])).isTrue();
        if (i == 0) {
          grown.speedUp();
        }
      }
      assertThat(small.values()).isEqualTo(3L * values.size());
      assertThat(grown.histogram().histogram()).isEqualTo(small.histogram().histogram());
      assertThat(grown.min()).isEqualTo(small.min());
      assertThat(grown.max()).isEqualTo(small.max());
      assertThat(large.min()).isEqualTo(small.min()).isEqualTo(Collections.min(values));
      assertThat(large.max()).isEqualTo(small.max()).isEqualTo(Collections.max(values));
    }
    int[] broken = {1, Float.floatToRawIntBits(Float.NaN), 0, 0, 0};
    TensorCounter large = new TensorCounter();
    large.speedUp();
    assertThat(large.add(IntBuffer.wrap(broken), new int[8])).isFalse();
  }

  @Test
  @DisplayName("counts each value in the one bin that holds it, at most 1/64 of it wide")
  void bins() {
    List<Float> values = values(1);
    Histogram histogram = counter(values).histogram();
    long total = 0;
    for (int bin = 0; bin < histogram.bins(); bin++) {
      double low = histogram.low(bin);
      double high = histogram.high(bin);
      if (bin > 0) {
        assertThat(low).isGreaterThanOrEqualTo(histogram.high(bin - 1));
      }
      double near = Math.min(Math.abs(low), Math.abs(high));
      if (near >= Float.MIN_NORMAL) {
        assertThat(high - low).isLessThanOrEqualTo(near / 64);
      }
      long expected =
          values.stream()
              .filter(v -> low > 0 ? v >= low && v < high : low < 0 ? v > low && v <= high : v == 0)
              .count();
      // Smallest subnormal numbers share the bin of zero.
      assertThat(histogram.count(bin)).isBetween(expected, low == 0 ? expected + 1 : expected);
      total += histogram.count(bin);
    }
    assertThat(total).isEqualTo(VALUES).isEqualTo(histogram.total());
  }

  @Test
  @DisplayName("does not depend on the order of the values, nor on who counted which of them")
  void orderAndParts() {
    List<Float> values = values(2);
    Histogram whole = counter(values).histogram();
    Collections.shuffle(values, new Random(3));
    assertThat(counter(values).histogram()).isEqualTo(whole);
    HistogramCounter sum = counter(values.subList(0, 17));
    sum.add(counter(values.subList(17, 9_000)));
    sum.add(counter(values.subList(9_000, VALUES)));
    assertThat(sum.histogram()).isEqualTo(whole);
    assertThat(counter(values.subList(1, VALUES)).histogram()).isNotEqualTo(whole);
  }
}
