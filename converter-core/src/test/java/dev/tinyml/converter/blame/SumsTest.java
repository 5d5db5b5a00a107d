package dev.tinyml.converter.blame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tensor.TensorSpec;
import dev.tinyml.converter.tflite.TensorStorage;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Sums over samples")
class SumsTest {

  private static StoredValues form(ElementType type, float scale, long zeroPoint) {
    QuantizationParams params = new QuantizationParams(List.of(scale), List.of(zeroPoint), 0);
    TensorSpec spec = new TensorSpec("t", Shape.of(1, 4), type, Optional.of(params));
    return StoredValues.of(new TfliteTensor(0, spec, TensorStorage.COMPUTED, false, List.of()))
        .orElseThrow();
  }

  @Test
  @DisplayName("give ratios that can be computed by hand")
  void byHand() {
    ErrorSums sums = new ErrorSums();
    sums.add(new float[] {3, 4}, new float[] {3, 3.5f}, form(ElementType.INT8, 0.25f, 0));
    assertThat(sums.noiseToSignal()).isCloseTo(0.25 / 25, within(1e-12));
    assertThat(sums.signalToNoise()).isCloseTo(20, within(1e-9));
    assertThat(sums.rmsePerScale()).isCloseTo(Math.sqrt(2), within(1e-9));
    assertThat(sums.cosine()).isCloseTo(23 / (5 * Math.sqrt(9 + 12.25)), within(1e-9));
    assertThat(sums.saturation()).isZero();
  }

  @Test
  @DisplayName("have no error where there is none, also of zeros, and pass over what is no number")
  void exact() {
    ErrorSums zeros = new ErrorSums();
    zeros.add(new float[2], new float[2], form(ElementType.INT8, 1, 0));
    assertThat(zeros.signalToNoise()).isInfinite().isPositive();
    assertThat(zeros.cosine()).isEqualTo(1);
    ErrorSums wrong = new ErrorSums();
    wrong.add(
        new float[] {0, Float.NaN, Float.POSITIVE_INFINITY},
        new float[] {1, 0, 1},
        form(ElementType.INT8, 1, 0));
    assertThat(wrong.count()).isEqualTo(1);
    assertThat(wrong.signalToNoise()).isInfinite().isNegative();
    assertThat(wrong.cosine()).isZero();
  }

  @Test
  @DisplayName("count as cut off what lies more than a step beyond the range")
  void cutOff() {
    ErrorSums sums = new ErrorSums();
    StoredValues form = form(ElementType.INT8, 0.1f, -128);
    float[] values = {-0.2f, 0, 25.5f, 25.55f, 30, 40};
    sums.add(values, form.rounded(values), form);
    assertThat(sums.saturation()).isCloseTo(3.0 / 6, within(1e-9));
    assertThat(sums.clippingShare()).isGreaterThan(0.99);
  }

  @ParameterizedTest
  @EnumSource(names = {"INT8", "UINT8", "INT16"})
  @DisplayName("take numbers through a quantized type and back within half a step")
  void roundTrip(ElementType type) {
    StoredValues form = form(type, 0.5f, type == ElementType.UINT8 ? 128 : 0);
    float[] values = {-60, -0.3f, 0, 0.2f, 12.26f, 60};
    assertThat(form.rounded(values)).containsExactly(-60, -0.5f, 0, 0, 12.5f, 60);
    assertThat(form.level(0)).isEqualTo(form.levels() / 2);
  }

  @Test
  @DisplayName("know how much of the range nearly all values need")
  void bulk() {
    RangeFacts facts = new RangeFacts(2);
    StoredValues form = form(ElementType.INT8, 1, 0);
    float[] values = new float[200];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 8;
    }
    values[199] = 100;
    facts.add(values, form);
    assertThat(facts.bulk(0.99)).isEqualTo(8.0 / 256);
    assertThat(facts.bulk(1)).isEqualTo(101.0 / 256);
    assertThat(facts.channelReach()).containsExactly(6, 100);
    assertThat(facts.constantChannels()).isZero();
  }

  @Test
  @DisplayName("are drawn from all samples, the same ones each time, none twice")
  void draw() {
    List<Integer> drawn = SampleDraw.draw(1000, 100);
    assertThat(drawn).hasSize(100).doesNotHaveDuplicates().isEqualTo(SampleDraw.draw(1000, 100));
    assertThat(SampleDraw.draw(1000, 40)).isEqualTo(drawn.subList(0, 40));
    for (int tenth = 0; tenth < 1000; tenth += 100) {
      int first = tenth;
      assertThat(drawn).anyMatch(sample -> sample >= first && sample < first + 100);
    }
    assertThat(SampleDraw.draw(3, 100)).containsExactlyInAnyOrder(0, 1, 2);
  }
}
