package dev.tinyml.converter.graph.operation;

import dev.tinyml.converter.reference.LayerFamily;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the models of {@code make_operation_reference.py} against Keras and TensorFlow 2.21. */
@DisplayName("Functions of keras.ops")
class OperationReferenceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "operation_activation",
        "operation_arithmetic",
        "operation_comparison",
        "operation_division",
        "operation_joining",
        "operation_normalize",
        "operation_pooling",
        "operation_product",
        "operation_reduction",
        "operation_repeating",
        "operation_shape",
        "operation_slicing",
        "operation_unary",
        "softmax_axes"
      })
  @DisplayName("give Keras' predictions as a graph and as a float TFLite model")
  void predictions(String family) {
    new LayerFamily(family).assertGraphPredicts();
    new LayerFamily(family).assertTflitePredicts();
  }

  @ParameterizedTest
  @ValueSource(strings = {"operation_slicing"})
  @DisplayName("become the int8 operators, constants and scales that TFLiteConverter makes of them")
  void int8(String family) throws IOException {
    new LayerFamily(family).assertSameInt8();
  }
}
