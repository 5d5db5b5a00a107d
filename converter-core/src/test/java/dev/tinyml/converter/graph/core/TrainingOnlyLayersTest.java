package dev.tinyml.converter.graph.core;

import static dev.tinyml.converter.graph.SmallModels.counting;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static dev.tinyml.converter.graph.SmallModels.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Layers for training only")
class TrainingOnlyLayersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SpatialDropout2D",
        "GaussianNoise",
        "AlphaDropout",
        "Identity",
        "RandomFlip",
        "RandomZoom"
      })
  @DisplayName("change nothing")
  void nothing(String type) {
    float[] values = counting(12);
    assertThat(run(layer(type, ""), Shape.of(2, 3, 2), values).toArray()).isEqualTo(values);
  }

  @Test
  @DisplayName("that crop are refused unless there is nothing to crop")
  void randomCrop() {
    var crop = layer("RandomCrop", "'height': 2, 'width': 3");
    assertThat(run(crop, Shape.of(2, 3, 1), counting(6)).toArray()).isEqualTo(counting(6));
    assertThat(refused("[null, 3, 3, 1]", crop).kind()).isEqualTo(ProblemKind.UNSUPPORTED);
  }
}
