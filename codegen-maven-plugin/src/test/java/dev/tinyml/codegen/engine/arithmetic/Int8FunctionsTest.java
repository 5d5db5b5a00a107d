package dev.tinyml.codegen.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.tensor.QuantizationParams;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Functions of int8 values are within a step or two of the real ones")
class Int8FunctionsTest {
  private static final QuantizationParams UNIT = params(1f / 256, -128);
  private static final QuantizationParams SIGNED_UNIT = params(1f / 128, 0);

  private static QuantizationParams params(float scale, long zeroPoint) {
    return new QuantizationParams(List.of(scale), List.of(zeroPoint), 0);
  }

  private static void check(
      Int8Function function,
      QuantizationParams in,
      QuantizationParams out,
      double steps,
      DoubleUnaryOperator real) {
    for (int x = Byte.MIN_VALUE; x <= Byte.MAX_VALUE; x++) {
      int result = function.apply(x);
      assertThat(result).isBetween((int) Byte.MIN_VALUE, (int) Byte.MAX_VALUE);
      double expected = real.applyAsDouble(in.dequantize(x)) / out.scale() + out.zeroPoint();
      assertThat((double) result)
          .as("x = %s", x)
          .isCloseTo(Math.max(-128, Math.min(127, expected)), within(steps));
    }
  }

  @Test
  @DisplayName("for random scales and zero points")
  void all() {
    Random random = new Random(9);
    for (int run = 0; run < 50; run++) {
      QuantizationParams in = params(0.005f + random.nextFloat() / 10, random.nextInt(256) - 128);
      QuantizationParams out = params(0.005f + random.nextFloat() / 10, random.nextInt(256) - 128);
      check(Int8Functions.requantize(in, out), in, out, 0.76, x -> x);
      check(Int8Functions.relu(in, out), in, out, 0.76, x -> Math.max(0, x));
      check(Int8Functions.abs(in, out), in, out, 0.76, Math::abs);
      check(Int8Functions.leakyRelu(in, out, 0.3f), in, out, 0.76, x -> x < 0 ? 0.3 * x : x);
      check(Int8Functions.leakyRelu(in, out, -0.3f), in, out, 0.76, x -> x < 0 ? -0.3 * x : x);
      check(Int8Functions.elu(in, out), in, out, 0.76, x -> x < 0 ? Math.expm1(x) : x);
      check(Int8Functions.logistic(in), in, UNIT, 0.76, x -> 1 / (1 + Math.exp(-x)));
      check(Int8Functions.tanh(in), in, SIGNED_UNIT, 0.76, Math::tanh);
      check(new HardSwish(in, out), in, out, 2.5, x -> x * Math.max(0, Math.min(6, x + 3)) / 6);
    }
  }

  @Test
  @DisplayName("also for inverse square roots, of which 0 and less give the largest value")
  void inverseSquareRoots() {
    QuantizationParams in = params(0.02f, -128);
    QuantizationParams out = params(0.03f, -128);
    Int8Function function = InverseSquareRoot.of(in, out);
    assertThat(function.apply(-128)).isEqualTo(127);
    for (int x = -127; x <= 127; x++) {
      double expected = 1 / Math.sqrt(in.dequantize(x)) / out.scale() + out.zeroPoint();
      assertThat((double) function.apply(x)).isCloseTo(Math.min(127, expected), within(1.0));
    }
  }
}
