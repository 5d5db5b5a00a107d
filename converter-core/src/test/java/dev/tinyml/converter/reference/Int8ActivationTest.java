package dev.tinyml.converter.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.quantize.RangePolicy;
import dev.tinyml.converter.tflite.Int8TfliteModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  @DisplayName("what TensorFlow leaves in floating point is refused with the operator's name")
  @ValueSource(strings = {"elu", "log_sigmoid", "squareplus", "softsign"})
  void floatLeft(String activation) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> quantize(activation));
    assertThat(refused.problems()).extracting(Problem::id).containsOnly("int8-float-tensor-left");
    assertThat(refused.problems().get(0).found()).contains("used by operator");
  }

  private static Int8TfliteModel quantize(String activation) {
    FrozenGraph graph = ReferenceModel.graph(REFERENCE.folder().resolve(activation + ".keras"));
    return new Int8Quantizer(converter)
        .quantize(
            new FloatModelConverter(converter).convertForInt8(graph),
            REFERENCE.floats("input", graph.inputs()),
            new QuantizeOptions(true, RangePolicy.TFLITE_CONVERTER));
  }
}
