package dev.tinyml.converter.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizationResult;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.DeviceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Activations in int8 models, held against TensorFlow 2.21's TFLiteConverter. */
class Int8ActivationTest {
  private static final ReferenceModel REFERENCE = ReferenceModel.of("activations");
  private static TensorFlowLiteConverter converter;

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  @TestFactory
  @DisplayName("int8 models have the operators, constants, zero points and scales of TFLite's")
  List<DynamicTest> same() throws IOException {
    try (Stream<Path> files = Files.list(REFERENCE.folder())) {
      List<DynamicTest> tests =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.startsWith("int8_"))
              .sorted()
              .map(name -> DynamicTest.dynamicTest(name, () -> check(name)))
              .toList();
      assertThat(tests).hasSizeGreaterThanOrEqualTo(20);
      return tests;
    }
  }

  private static void check(String name) throws IOException {
    String activation = name.replace("int8_", "").replace(".tflite", "");
    SameModel.assertSame(quantize(activation), REFERENCE.int8(name));
  }

  @ParameterizedTest
  @DisplayName("what TensorFlow leaves in floating point is warned of with the operator's name")
  @CsvSource({
    "elu, ELU, relu",
    "log_sigmoid, NEG, relu",
    "squareplus, SQUARE, multiply",
    "softsign, DIV, tanh"
  })
  void floatLeft(String activation, String operator, String instead) {
    QuantizationResult result = result(activation);
    assertThat(result.model().structure().inputTensors().get(0).spec().type())
        .isEqualTo(ElementType.INT8);
    assertThat(result.warnings())
        .anySatisfy(
            warning -> {
              assertThat(warning.id()).isEqualTo("int8-float-operator");
              assertThat(warning.subject()).contains("(" + operator + ") at tensor ");
              assertThat(warning.found()).contains("FLOAT32");
              assertThat(warning.nextStep()).contains(instead);
            });
  }

  @Test
  @DisplayName("a model of integers only has no warnings")
  void noWarnings() {
    assertThat(result("relu").warnings()).isEmpty();
  }

  private static DeviceModel quantize(String activation) {
    return result(activation).model();
  }

  private static QuantizationResult result(String activation) {
    FrozenGraph graph = ReferenceModel.graph(REFERENCE.folder().resolve(activation + ".keras"));
    return new Int8Quantizer(converter)
        .quantize(
            new FloatModelConverter(converter).convertForInt8(graph),
            REFERENCE.floats("input", graph.inputs()),
            QuantizeOptions.DEFAULT.with(RangePolicy.TFLITE_CONVERTER));
  }
}
