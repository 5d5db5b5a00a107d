package dev.tinyml.converter.calibration.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Outliers among representative samples")
class OutliersTest {

  private static List<SampleReach> usual(int count) {
    Random random = new Random(5);
    List<SampleReach> reaches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      reaches.add(new SampleReach(i, -random.nextDouble(), 1 + random.nextDouble()));
    }
    return reaches;
  }

  @Test
  @DisplayName("are found when there are several, at either end")
  void several() {
    List<SampleReach> reaches = usual(200);
    reaches.set(17, new SampleReach(17, 0, 40));
    reaches.set(3, new SampleReach(3, -35, 1));
    reaches.set(99, new SampleReach(99, 0, 39));
    Outliers outliers = Outliers.among(reaches).orElseThrow();
    assertThat(outliers.samples()).containsExactly(3, 17, 99);
    assertThat(outliers.width()).isEqualTo(75);
    assertThat(outliers.usual()).isBetween(2.5, 3.0);
  }

  @Test
  @DisplayName("are not the louder ones of samples that differ in loudness")
  void loud() {
    Random random = new Random(6);
    List<SampleReach> reaches = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      double loud = Math.exp(0.5 * random.nextGaussian());
      reaches.add(new SampleReach(i, -loud, loud));
    }
    assertThat(Outliers.among(reaches)).isEmpty();
    assertThat(Outliers.among(usual(200))).isEmpty();
  }

  @Test
  @DisplayName("are a few at most: what every tenth sample has belongs to the data")
  void many() {
    List<SampleReach> reaches = usual(200);
    for (int i = 0; i < 200; i += 10) {
      reaches.set(i, new SampleReach(i, 0, 40));
    }
    assertThat(Outliers.among(reaches)).isEmpty();
  }
}
