package dev.tinyml.converter.graph.pooling;

import static dev.tinyml.converter.graph.SmallModels.filled;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.reference.LayerFamily;
import dev.tinyml.converter.tensor.Shape;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Pooling")
class PoolingEmittersTest {
  @ParameterizedTest
  @ValueSource(strings = {"pooling", "adaptive_pooling"})
  @DisplayName("gives Keras' predictions in all variants, as a graph and as a float TFLite model")
  void predictions(String family) {
    new LayerFamily(family).assertGraphPredicts();
    new LayerFamily(family).assertTflitePredicts();
  }

  @Test
  @DisplayName("becomes the int8 operators and scales of TFLiteConverter")
  void int8() throws IOException {
    new LayerFamily("pooling").assertSameInt8();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "MaxPooling2D | 'pool_size': 0 | pool_size 0",
        "MaxPooling2D | 'pool_size': [2, 2, 2] | pool_size [2, 2, 2]",
        "MaxPooling2D | 'pool_size': [2, 5] | a window of 5 in 4 values of axis 2",
        "AveragePooling2D | 'strides': [-2, 2] | strides -2",
        "AveragePooling2D | 'padding': 'causal' | padding causal",
        "MaxPooling1D | 'pool_size': 2 | an input of shape 1x6x4x2",
        "GlobalMaxPooling1D | 'keepdims': true | an input of shape 1x6x4x2",
        "AdaptiveMaxPooling2D | 'output_size': [2, 0] | output_size 0",
      })
  @DisplayName("is refused with windows that don't fit the input")
  void windows(String type, String config, String found) {
    assertThat(refused("[null, 6, 4, 2]", layer(type, config)).found()).isEqualTo(found);
  }

  @Test
  @DisplayName("to a size that does not divide the input's is refused with the reason")
  void adaptive() {
    var problem =
        refused("[null, 6, 4, 2]", layer("AdaptiveAveragePooling2D", "'output_size': [4, 2]"));
    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.expected()).isEqualTo("sizes that divide those of the input");
  }

  @Test
  @DisplayName("is refused with weights, which it has none of")
  void weights() {
    var pool = layer("MaxPooling2D", "'pool_size': 2", filled(Shape.of(1), 1));
    assertThat(refused("[null, 6, 4, 2]", pool).found()).isEqualTo("1 weights");
  }
}
