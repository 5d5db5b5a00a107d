package dev.tinyml.converter.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Affine quantization")
class QuantizationParamsTest {

  private static QuantizationParams params(float scale, long zeroPoint) {
    return new QuantizationParams(List.of(scale), List.of(zeroPoint), 0);
  }

  @ParameterizedTest
  @CsvSource({
    // real / 0.5 is exact, so each result can be worked out on paper; zero point 3
    "0, 3",
    "0.25, 4",
    "-0.25, 2",
    "0.24, 3",
    "-0.24, 3",
    "0.75, 5",
    "-0.75, 1",
    "1, 5",
    "61.99, 127",
    "62, 127",
    "62.25, 127",
    "1e30, 127",
    "-65.5, -128",
    "-66, -128",
    "-1e30, -128",
    "3.4e38, 127"
  })
  @DisplayName("rounds to the nearest, halves away from zero before the zero point is added")
  void values(float real, byte expected) {
    assertThat(params(0.5f, 3).quantizeToInt8(real)).isEqualTo(expected);
  }

  @Test
  @DisplayName("saturates where the quotient overflows")
  void overflow() {
    assertThat(params(1e-30f, 0).quantizeToInt8(1e30f)).isEqualTo((byte) 127);
    assertThat(params(1e-30f, 0).quantizeToInt8(-1e30f)).isEqualTo((byte) -128);
  }

  @Test
  @DisplayName("gives back each quantized value, and each real value within half a step")
  void laws() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      float scale = (float) Math.exp(random.nextDouble() * 20 - 10);
      QuantizationParams params = params(scale, random.nextInt(256) - 128);
      for (int q = -128; q <= 127; q++) {
        assertThat(params.quantizeToInt8(params.dequantize(q))).isEqualTo((byte) q);
      }
      float low = params.dequantize(-128);
      float high = params.dequantize(127);
      float real = low + random.nextFloat() * (high - low);
      float back = params.dequantize(params.quantizeToInt8(real));
      assertThat(back).isCloseTo(real, within(scale * 0.5001f));
    }
  }

  @Test
  @DisplayName("of a tensor is that of its values")
  void tensors() {
    FloatTensor real = new FloatTensor(Shape.of(1, 4), new float[] {-1f, 0f, 0.5f, 100f});
    QuantizationParams params = params(0.25f, -1);
    Int8Tensor quantized = Int8Tensor.quantize(real, params);
    assertThat(quantized).isEqualTo(new Int8Tensor(Shape.of(1, 4), new byte[] {-5, -1, 1, 127}));
    assertThat(quantized.dequantize(params).toArray()).containsExactly(-1f, 0f, 0.5f, 32f);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 0", "NaN, 0", "Infinity, 0", "1, 2147483648", "1, -2147483649"})
  @DisplayName("refuses scales and zero points that no kernel can use")
  void limits(float scale, long zeroPoint) {
    assertThatThrownBy(() -> params(scale, zeroPoint)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("needs as many zero points as scales")
  void counts() {
    assertThatThrownBy(() -> new QuantizationParams(List.of(1f, 2f), List.of(0L), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new QuantizationParams(List.of(), List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new QuantizationParams(List.of(1f, 2f), List.of(0L, 0L), 1).isPerChannel()).isTrue();
  }
}
