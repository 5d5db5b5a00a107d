package dev.tinyml.converter.graph.activation;

import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static dev.tinyml.converter.graph.SmallModels.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ReLU")
class ReluEmitterTest {
  private static final float[] INPUT = {-8, -2, -0.5f, 0, 0.25f, 3, 5.5f, 7, 20};

  @ParameterizedTest
  @CsvSource({
    "0, null, 0",
    "0, 6, 0",
    "0, 4, 0",
    "0, 0, 0",
    "0.5, null, 0",
    "0.5, 6, 0",
    "0.5, 0, 0",
    "0.25, 4, 0",
    "0, null, 1",
    "0, 6, 1",
    "0.5, 6, 1",
    "0.5, null, 1"
  })
  @DisplayName("follows the definition in Keras' documentation for each set of parameters")
  void values(float slope, String max, float threshold) {
    Layer relu =
        layer(
            "ReLU",
            "'negative_slope': " + slope + ", 'max_value': " + max + ", 'threshold': " + threshold);
    float limit = max.equals("null") ? Float.POSITIVE_INFINITY : Float.parseFloat(max);
    float[] actual = run(relu, Shape.of(9), INPUT).toArray();
    for (int i = 0; i < INPUT.length; i++) {
      assertThat(actual[i]).isCloseTo(defined(INPUT[i], slope, limit, threshold), within(1e-6f));
    }
  }

  private static float defined(float x, float slope, float max, float threshold) {
    if (x >= max) {
      return max;
    }
    return x >= threshold ? x : slope * (x - threshold);
  }

  @Test
  @DisplayName("has no bound, slope or threshold when nothing is configured")
  void defaults() {
    assertThat(run(layer("ReLU", ""), Shape.of(9), INPUT).toArray())
        .containsExactly(0, 0, 0, 0, 0.25f, 3, 5.5f, 7, 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"max_value", "negative_slope", "threshold"})
  @DisplayName("is refused with parameters that Keras itself refuses")
  void negative(String parameter) {
    Problem problem = refused("[null, 9]", layer("ReLU", "'" + parameter + "': -1.0"));
    assertThat(problem.found()).contains(parameter + " -1.0");
    assertThat(problem.expected()).isEqualTo("no negative parameter");
    assertThat(refused("[null, 9]", layer("ReLU", "'" + parameter + "': NaN")).id())
        .isEqualTo("layer-config");
  }
}
