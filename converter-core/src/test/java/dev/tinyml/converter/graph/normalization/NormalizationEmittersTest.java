package dev.tinyml.converter.graph.normalization;

import static dev.tinyml.converter.graph.SmallModels.filled;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static dev.tinyml.converter.graph.SmallModels.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.reference.LayerFamily;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.Shape;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Normalizations")
class NormalizationEmittersTest {
  @ParameterizedTest
  @ValueSource(strings = {"normalization", "normalization_of_samples"})
  @DisplayName("give Keras' predictions in all variants, as a graph and as a float TFLite model")
  void predictions(String family) {
    new LayerFamily(family).assertGraphPredicts();
    new LayerFamily(family).assertTflitePredicts();
  }

  @Test
  @DisplayName("that are a factor and a summand become the int8 operators of TFLiteConverter")
  void int8() throws IOException {
    new LayerFamily("normalization").assertSameInt8();
  }

  @Test
  @DisplayName(
      "with statistics from data take them from the weights; a variance of 0 counts as 1e-14")
  void adapted() {
    Weight mean = filled(Shape.of(2), 3);
    Weight count = filled(Shape.of(), 7);
    var norm = layer("Normalization", "'axis': [-1]", mean, filled(Shape.of(2), 4), count);
    assertThat(run(norm, Shape.of(2), 5, -1).toArray())
        .containsExactly(new float[] {1, -2}, within(1e-6f));
    var constant = layer("Normalization", "'axis': [-1]", mean, filled(Shape.of(2), 0), count);
    assertThat(run(constant, Shape.of(2), 3, 4).toArray()[0]).isZero();
    assertThat(run(constant, Shape.of(2), 3, 4).toArray()[1]).isCloseTo(1e7f, within(2f));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Normalization | 'axis': [-1], 'mean': [1, 2], 'variance': [1, -2] | variance -2.0",
        "Normalization | 'axis': [-1], 'mean': [1, 2] | only one of mean and variance",
        "Normalization | 'axis': [-1], 'mean': [1, 2, 3], 'variance': [1, 2, 3]"
            + " | statistics of shape 3",
        "Normalization | 'axis': 0, 'mean': 1, 'variance': 1 | axis [0]",
        "Normalization | 'axis': -1 | 0 weights",
        "Normalization | 'axis': -1, 'mean': [[1], [2, 3]], 'variance': 1 | a list of 2",
        "Rescaling | 'scale': [1, 2, 3] | scale of shape 3",
        "LayerNormalization | 'axis': [2, -1], 'scale': false, 'center': false | axis [-1, 2]",
        "LayerNormalization | 'axis': 0, 'scale': false, 'center': false | axis [0]",
        "LayerNormalization | 'axis': -1 | 0 weights",
        "GroupNormalization | 'groups': 0, 'scale': false, 'center': false"
            + " | 0 groups of 2 channels",
        "GroupNormalization | 'scale': false, 'center': false | 32 groups of 2 channels",
        "RMSNormalization | 'axis': -1 | 0 weights",
        "UnitNormalization | 'axis': 3 | axis [3]",
      })
  @DisplayName("are refused with axes, statistics and weights that don't fit the input")
  void refusals(String type, String config, String found) {
    Problem problem = refused("[null, 3, 2]", layer(type, config));
    assertThat(problem.found()).isEqualTo(found);
  }
}
