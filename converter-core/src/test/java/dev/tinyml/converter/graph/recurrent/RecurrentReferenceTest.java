package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.reference.KerasPredictions;
import dev.tinyml.converter.reference.ReferenceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Recurrent layers")
class RecurrentReferenceTest {
  private static TensorFlowLiteConverter converter;

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  static List<ReferenceModel> models() {
    return KerasPredictions.family("recurrent");
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("predict as in Keras when the graph runs")
  void graph(ReferenceModel model) {
    KerasPredictions.assertGraph(model);
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("predict as in Keras as a float TFLite model")
  void floatTflite(ReferenceModel model) {
    KerasPredictions.assertFloatTflite(model, converter);
  }

  static List<ReferenceModel> quantized() {
    return models().stream()
        .filter(model -> Files.exists(model.folder().resolve("int8_b1.tflite")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("quantized")
  @DisplayName("have TFLiteConverter's operators, constants, scales and results in int8")
  void int8(ReferenceModel model) throws IOException {
    KerasPredictions.assertInt8(model, converter);
  }

  @Test
  @DisplayName("are the int8 model of Keras 2 where both are fused")
  void fusedInt8() throws IOException {
    KerasPredictions.assertInt8(
        new ReferenceModel(Path.of("src/test/resources/zoo/lstm_stack")),
        "int8_fused.tflite",
        converter);
  }
}
