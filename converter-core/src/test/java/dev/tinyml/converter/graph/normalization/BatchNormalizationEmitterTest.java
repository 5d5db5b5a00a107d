package dev.tinyml.converter.graph.normalization;

import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static dev.tinyml.converter.graph.SmallModels.run;
import static dev.tinyml.converter.graph.SmallModels.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("BatchNormalization")
class BatchNormalizationEmitterTest {
  private static final Weight GAMMA = weight(Shape.of(2), 2, 3);
  private static final Weight BETA = weight(Shape.of(2), 0.5f, -1);
  private static final Weight MEAN = weight(Shape.of(2), 1, -2);
  private static final Weight VARIANCE = weight(Shape.of(2), 3.75f, 8.75f);

  private static Layer norm(String config, Weight... weights) {
    return layer("BatchNormalization", "'epsilon': 0.25" + config, weights);
  }

  @Test
  @DisplayName("scales and shifts each feature by its statistics")
  void values() {
    // sqrt(3.75 + 0.25) = 2, sqrt(8.75 + 0.25) = 3
    float[] input = {5, 4, 1, -2};
    assertThat(run(norm("", GAMMA, BETA, MEAN, VARIANCE), Shape.of(2, 2), input).toArray())
        .containsExactly(new float[] {4.5f, 5, 0.5f, -1}, within(1e-5f));
    assertThat(run(norm(", 'scale': false", BETA, MEAN, VARIANCE), Shape.of(2, 2), input).toArray())
        .containsExactly(new float[] {2.5f, 1, 0.5f, -1}, within(1e-5f));
    assertThat(
            run(norm(", 'center': false", GAMMA, MEAN, VARIANCE), Shape.of(2, 2), input).toArray())
        .containsExactly(new float[] {4, 6, 0, 0}, within(1e-5f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "[1]", "-2"})
  @DisplayName("takes another axis, as a number or as Keras 2's list")
  void axis(String axis) {
    Layer norm = norm(", 'axis': " + axis, GAMMA, BETA, MEAN, VARIANCE);
    assertThat(run(norm, Shape.of(2, 2), 5, 1, 4, -2).toArray())
        .containsExactly(new float[] {4.5f, 0.5f, 5, -1}, within(1e-5f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3", "-3", "[1, 2]", "[]"})
  @DisplayName("is refused over the batch, several axes, or one that there is not")
  void wrongAxis(String axis) {
    Layer norm = norm(", 'axis': " + axis, GAMMA, BETA, MEAN, VARIANCE);
    Problem problem = refused("[null, 2, 2]", norm);
    assertThat(problem.found()).startsWith("axis [");
    assertThat(problem.expected()).contains("rank 3");
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.25f, -5, -0.250001f})
  @DisplayName("is refused with variances that have no root, so that no NaN gets to native code")
  void variance(float value) {
    Weight wrong = weight(Shape.of(2), 1, value);
    Problem problem = refused("[null, 2]", norm("", GAMMA, BETA, MEAN, wrong));
    assertThat(problem.found()).contains("moving_variance " + value);
  }

  @Test
  @DisplayName("is refused with too few or misshapen weights")
  void weights() {
    assertThat(refused("[null, 2]", norm("", GAMMA, BETA, MEAN)).expected())
        .isEqualTo("4 weights: gamma, beta, moving_mean, moving_variance");
    assertThat(refused("[null, 3]", norm("", GAMMA, BETA, MEAN, VARIANCE)).expected())
        .isEqualTo("shape 3");
  }
}
