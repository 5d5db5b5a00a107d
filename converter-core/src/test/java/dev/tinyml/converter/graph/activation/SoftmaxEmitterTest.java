package dev.tinyml.converter.graph.activation;

import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static dev.tinyml.converter.graph.SmallModels.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Softmax")
class SoftmaxEmitterTest {
  private static final float[] INPUT = {1, 2, 3, -1, 0, 5};

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"-1", "2", "[-1]", "[2]"})
  @DisplayName("runs along the last axis")
  void last(String axis) {
    assertSums(axis, 3, 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1", "-2", "[1]"})
  @DisplayName("runs along another axis, given as a number or as a list of one")
  void other(String axis) {
    assertSums(axis, 2, 3);
  }

  /** Against exponentials over their sum, in double precision. */
  private static void assertSums(String axis, int length, int stride) {
    float[] actual = run(layer("Softmax", "'axis': " + axis), Shape.of(2, 3), INPUT).toArray();
    for (int i = 0; i < INPUT.length; i++) {
      int start = stride == 1 ? i / 3 * 3 : i % 3;
      double sum = 0;
      for (int k = 0; k < length; k++) {
        sum += Math.exp(INPUT[start + k * stride]);
      }
      assertThat(actual[i]).isCloseTo((float) (Math.exp(INPUT[i]) / sum), within(1e-6f));
    }
  }

  @Test
  @DisplayName("is refused over an axis twice, no axis, the batch, or an axis that there is not")
  void refusedAxes() {
    for (String axes : new String[] {"[1, -2]", "[]", "[2, 0]", "[1, 3]"}) {
      Problem several = refused("[null, 2, 3]", layer("Softmax", "'axis': " + axes));
      assertThat(several.kind()).isEqualTo(ProblemKind.BROKEN_INPUT);
      assertThat(several.found()).contains(axes);
    }
    for (int axis : new int[] {0, 3, -3, -4, Integer.MIN_VALUE}) {
      Problem problem = refused("[null, 2, 3]", layer("Softmax", "'axis': " + axis));
      assertThat(problem.found()).isEqualTo("axis " + axis);
      assertThat(problem.expected()).contains("rank 3");
    }
    assertThat(refused("[null, 2]", layer("Softmax", "'axis': 'x'")).id())
        .isEqualTo("layer-config");
  }
}
