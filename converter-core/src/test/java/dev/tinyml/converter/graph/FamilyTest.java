package dev.tinyml.converter.graph;

import dev.tinyml.converter.reference.LayerFamily;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Each variant of a layer")
class FamilyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "convolution",
        "convolution_rare",
        "channels_first",
        "pooling",
        "adaptive_pooling",
        "resizing",
        "normalization",
        "normalization_of_samples",
        "activation_layers"
      })
  @DisplayName("gives Keras' predictions as a graph and as a float TFLite model")
  void predictions(String family) {
    new LayerFamily(family).assertGraphPredicts();
    new LayerFamily(family).assertTflitePredicts();
  }

  @ParameterizedTest
  @ValueSource(strings = {"convolution", "pooling", "resizing", "normalization"})
  @DisplayName("becomes the int8 operators, constants and scales that TFLiteConverter makes of it")
  void int8(String family) throws IOException {
    new LayerFamily(family).assertSameInt8();
  }
}
