package dev.tinyml.converter.graph.merge;

import dev.tinyml.converter.reference.LayerFamily;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the models of {@code make_operation_reference.py} against Keras and TensorFlow 2.21. */
@DisplayName("Merge layers")
class MergeReferenceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"merge_concatenate", "merge_dot", "merge_dot_turned", "merge_elementwise"})
  @DisplayName("give Keras' predictions as a graph and as a float TFLite model")
  void predictions(String family) {
    new LayerFamily(family).assertGraphPredicts();
    new LayerFamily(family).assertTflitePredicts();
  }

  @ParameterizedTest
  @ValueSource(strings = {"merge_dot_turned", "merge_elementwise"})
  @DisplayName("become the int8 operators, constants and scales that TFLiteConverter makes of them")
  void int8(String family) throws IOException {
    new LayerFamily(family).assertSameInt8();
  }
}
