package dev.tinyml.codegen.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.report.HistogramReport;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A histogram of other bins")
class HistogramTest {
  @Test
  @DisplayName("keeps the number of values, and where they lie on average")
  void keeps() {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      double low = random.nextDouble() * 10 - 5;
      double high = low + random.nextDouble() * 10 + 0.01;
      int bins = 1 + random.nextInt(300);
      List<Long> counts = Stream.generate(() -> (long) random.nextInt(50)).limit(bins).toList();
      double least = low - random.nextDouble() * 3;
      double most = high + random.nextDouble() * 3;
      Histogram result = Histogram.of(new HistogramReport(low, high, counts), least, most, 83);
      assertThat(result.low()).isEqualTo(least);
      assertThat(result.high()).isEqualTo(most);
      double values = counts.stream().mapToLong(Long::longValue).sum();
      assertThat(Arrays.stream(result.counts()).sum()).isCloseTo(values, within(1e-6));
      double step = (most - least) / 83;
      double sum = 0;
      for (int i = 0; i < 83; i++) {
        sum += result.counts()[i] * (least + (i + 0.5) * step);
      }
      double expected = 0;
      for (int i = 0; i < bins; i++) {
        expected += counts.get(i) * (low + (i + 0.5) * (high - low) / bins);
      }
      assertThat(sum / Math.max(1, values)).isCloseTo(expected / Math.max(1, values), within(step));
    }
  }

  @Test
  @DisplayName("shows equal values as one bin, and ranges beyond all reason as well")
  void degenerate() {
    Histogram same = Histogram.of(new HistogramReport(3, 3, List.of(7L)), 3, 3, 5);
    assertThat(same.counts()).containsExactly(0, 0, 7, 0, 0);
    Histogram wide =
        Histogram.of(
            new HistogramReport(-Double.MAX_VALUE, Double.MAX_VALUE, List.of(1L, 1L)), 0, 0, 5);
    assertThat(wide.counts()).containsExactly(0, 0, 2, 0, 0);
    Histogram point = Histogram.of(new HistogramReport(2, 2, List.of(4L)), 0, 4, 4);
    assertThat(point.counts()).containsExactly(0, 0, 4, 0);
  }
}
