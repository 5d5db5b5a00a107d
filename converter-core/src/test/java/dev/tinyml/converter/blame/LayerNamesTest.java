package dev.tinyml.converter.blame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The name of an operator's layer")
class LayerNamesTest {
  private static final LayerNames NAMES =
      new LayerNames(
          new TfliteModel(
              List.of(new TfliteSubgraph("main", List.of(), List.of(), List.of(), List.of()))));

  @ParameterizedTest
  @CsvSource({
    "FULLY_CONNECTED, dense_1/MatMul;dense_1/Relu;dense_1/AddV2, dense_1",
    "FULLY_CONNECTED, layer___/AddV2;a_b_c_0/MatMul;a_b_c_0/Relu, a_b_c_0",
    "CONV_2D, act/Relu;bn/AddV2_1;conv/BiasAdd;conv/Conv2d;bn/Sub1, conv",
    "DEPTHWISE_CONV_2D, bn/AddV2;dw/DepthwiseConv2dNative;bn/Sub, dw",
    "ADD, activation_2/Relu;add/AddV2, activation_2",
    "FULLY_CONNECTED, outer/inner/dense/MatMul, outer/inner/dense",
    "UNIDIRECTIONAL_SEQUENCE_LSTM, tfl.unidirectional_sequence_lstm, unidirectional_sequence_lstm",
    "FULLY_CONNECTED, output_0, output_0",
    "FULLY_CONNECTED, ;/;, ;/;"
  })
  @DisplayName("comes from the node that holds its weights, or from its first node")
  void named(String kind, String output, String layer) {
    ComparedOperator operator =
        new ComparedOperator(0, 0, kind, OptionalInt.empty(), List.of(), List.of(), List.of());
    assertThat(NAMES.of(operator, output)).isEqualTo(layer);
  }
}
