package dev.tinyml.converter.reference;

import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds all reference models of a family of layers against Keras and TFLiteConverter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class KerasFamilyTest {
  private final String family;
  private TensorFlowLiteConverter converter;

  /**
   * @param family as in {@link KerasPredictions#family}
   */
  protected KerasFamilyTest(String family) {
    this.family = family;
  }

  @BeforeAll
  void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  protected final TensorFlowLiteConverter converter() {
    return converter;
  }

  List<ReferenceModel> models() {
    return KerasPredictions.family(family);
  }

  List<ReferenceModel> quantized() {
    return models().stream()
        .filter(model -> Files.exists(model.folder().resolve("int8_b1.tflite")))
        .toList();
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

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("quantized")
  @DisplayName("have TFLiteConverter's operators, constants, scales and results in int8")
  void int8(ReferenceModel model) throws IOException {
    KerasPredictions.assertInt8(model, converter);
  }
}
