package dev.tinyml.codegen.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.engine.plan.CFunction;
import dev.tinyml.codegen.engine.plan.CType;
import dev.tinyml.codegen.engine.plan.Field;
import dev.tinyml.codegen.engine.plan.Lowered;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A convolution and the sum of its result with another image")
class ConvolutionSumTest {
  private static final int RESULT = 7;

  private static Lowered.Call sum(int image, int other) {
    Lowered.Call convolution =
        new Lowered.Call(
            CFunction.of("conv_2d"),
            List.of(
                Field.number("first_output", 0),
                Field.number("output_pixel", 4),
                Field.number("dense.outputs", 4)),
            List.of(image),
            List.of(RESULT),
            Optional.of(new Lowered.Scratch(CType.INT8, 36)),
            false,
            List.of());
    Lowered.Call add =
        new Lowered.Call(
            CFunction.of("add"),
            List.of(
                Field.numbers("broadcast.sizes", List.of(1, 1, 1, 64)),
                Field.numbers("broadcast.first", List.of(0, 0, 0, 1)),
                Field.numbers("broadcast.second", List.of(0, 0, 0, 1))),
            List.of(other, RESULT),
            List.of(8),
            Optional.empty(),
            true,
            List.of());
    assertThat(ConvolutionSum.isConvolution(convolution)).isTrue();
    assertThat(ConvolutionSum.isSum(add)).isTrue();
    return ConvolutionSum.of(convolution, add);
  }

  @Test
  @DisplayName("may lie where that one lies")
  void inPlace() {
    assertThat(sum(1, 2).inPlace()).isTrue();
    assertThat(sum(1, 2).reads()).containsExactly(2, 1);
  }

  @Test
  @DisplayName("may not when that one is what is convolved: its pixels are read several times")
  void same() {
    assertThat(sum(1, 1).inPlace()).isFalse();
  }
}
