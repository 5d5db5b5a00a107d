package dev.tinyml.converter.graph.activation;

import static dev.tinyml.converter.graph.SmallModels.filled;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static dev.tinyml.converter.graph.SmallModels.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.reference.LayerFamily;
import dev.tinyml.converter.tensor.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Activation layers with parameters")
class ActivationLayersTest {
  private static final float[] INPUT = {-2, -0.5f, 0.5f, 2};

  @Test
  @DisplayName("give Keras' predictions, as a graph and as a float TFLite model")
  void predictions() {
    new LayerFamily("activation_layers").assertGraphPredicts();
    new LayerFamily("activation_layers").assertTflitePredicts();
  }

  @Test
  @DisplayName("take Keras 2's name for the slope")
  void alpha() {
    assertThat(run(layer("LeakyReLU", "'alpha': 0.25"), Shape.of(4), INPUT).toArray())
        .containsExactly(-0.5f, -0.125f, 0.5f, 2);
  }

  @Test
  @DisplayName("include Keras 2's threshold, below which all is 0")
  void thresholded() {
    assertThat(run(layer("ThresholdedReLU", "'theta': 0.5"), Shape.of(4), INPUT).toArray())
        .containsExactly(0, 0, 0, 2);
    assertThat(refused("[null, 4]", layer("ThresholdedReLU", "'theta': -1")).found())
        .isEqualTo("theta -1.0");
  }

  @Test
  @DisplayName("are refused with slopes that don't fit the input")
  void slopes() {
    var slopes = filled(Shape.of(1, 4), 0.5f);
    assertThat(refused("[null, 3, 4]", layer("PReLU", "'shared_axes': null", slopes)).expected())
        .isEqualTo("shape 3x4");
    assertThat(refused("[null, 3, 4]", layer("PReLU", "'shared_axes': [0]", slopes)).found())
        .isEqualTo("shared_axes [0]");
    assertThat(refused("[null, 3, 4]", layer("PReLU", "'shared_axes': [3]", slopes)).found())
        .isEqualTo("shared_axes [3]");
  }
}
