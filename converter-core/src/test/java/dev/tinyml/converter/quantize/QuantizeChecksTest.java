package dev.tinyml.converter.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.ConstantReader;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteReader;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The checks around quantization")
class QuantizeChecksTest {
  private static final Path FOLDER = Path.of("src/test/resources/reference/gesture_mlp");

  private static FloatTfliteModel model(byte[] content) {
    ModelBytes bytes = new ModelBytes(content);
    return new FloatTfliteModel(bytes, new TfliteReader().read("m", bytes));
  }

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(name));
  }

  @Test
  @DisplayName("find every float operator and both borders of a model that was not quantized")
  void floatModel() throws IOException {
    TfliteModel structure = model(file("float_b1.tflite")).structure();
    Problems problems = new Problems();
    new BorderCheck().check(structure, structure, QuantizeOptions.DEFAULT, problems);
    assertThat(problems.list())
        .extracting(Problem::id)
        .containsExactly("int8-border", "int8-border");
    assertThat(new FloatOperators().find(structure))
        .hasSameSizeAs(structure.operators())
        .allSatisfy(p -> assertThat(p.id()).isEqualTo("int8-float-operator"))
        .anySatisfy(
            p -> assertThat(p.subject()).contains("operator 0 (FULLY_CONNECTED) at tensor"));
  }

  @Test
  @DisplayName("have nothing against TensorFlow's own int8 model")
  void deviceModel() throws IOException {
    Problems problems = new Problems();
    TfliteModel int8 = model(file("int8_b1.tflite")).structure();
    new BorderCheck()
        .check(model(file("float_b1.tflite")).structure(), int8, QuantizeOptions.DEFAULT, problems);
    assertThat(problems.list()).isEmpty();
    assertThat(new FloatOperators().find(int8)).isEmpty();
  }

  @Test
  @DisplayName("let integer inputs be, but no float input that stayed float")
  void integerInputs() throws IOException {
    TfliteModel tokens = kind("tokens");
    Problems problems = new Problems();
    new BorderCheck().check(tokens, tokens, QuantizeOptions.DEFAULT, problems);
    assertThat(problems.list())
        .singleElement()
        .extracting(Problem::subject)
        .asString()
        .startsWith("model output");
    assertThat(tokens.inputTensors().get(0).spec().type()).isEqualTo(ElementType.INT32);
  }

  @Test
  @DisplayName("name operators with float activations and int8 weights as hybrid")
  void hybrid() throws IOException {
    assertThat(new FloatOperators().find(kind("dynamic_range_conv")))
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.id()).isEqualTo("int8-hybrid-operator");
              assertThat(p.subject()).contains("(CONV_2D) at tensor");
              assertThat(p.found()).contains("INT8");
            });
  }

  @Test
  @DisplayName("find the one float operator in a model of integers, not what leads to it")
  void mixed() throws IOException {
    assertThat(new FloatOperators().find(kind("mixed")))
        .singleElement()
        .extracting(Problem::subject)
        .asString()
        .contains("(SIN)");
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 20, 23})
  @DisplayName("refuse LSTMs with a projection or layer normalization, and no others")
  void lstmVariants(int input) throws IOException {
    TfliteModel plain =
        model(Files.readAllBytes(Path.of("src/test/resources/tflite/lstm_float.tflite")))
            .structure();
    Problems none = new Problems();
    new LstmCheck().check(plain, none);
    assertThat(none.isEmpty()).isTrue();

    TfliteOperator lstm = plain.operators().get(0);
    List<Integer> inputs = new ArrayList<>(lstm.inputs());
    inputs.set(input, inputs.get(12));
    TfliteOperator variant =
        new TfliteOperator(
            lstm.name(),
            false,
            lstm.version(),
            inputs,
            lstm.outputs(),
            lstm.intermediates(),
            lstm.options(),
            List.of());
    Problems problems = new Problems();
    new LstmCheck()
        .check(
            new TfliteModel(
                List.of(
                    new TfliteSubgraph(
                        "main",
                        plain.tensors(),
                        List.of(variant),
                        plain.inputs(),
                        plain.outputs())),
                List.of()),
            problems);
    assertThat(problems.list())
        .singleElement()
        .extracting(Problem::id)
        .isEqualTo("int8-lstm-variant");
  }

  private static TfliteModel kind(String name) throws IOException {
    return model(Files.readAllBytes(Path.of("src/test/resources/tflite/kinds", name + ".tflite")))
        .structure();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -1.1e18f})
  @DisplayName("find the one weight that is no number, before native code sees it")
  void notFinite(float value) throws IOException {
    byte[] content = file("float_b1.tflite");
    FloatTfliteModel good = model(content);
    Problems none = new Problems();
    new ConstantsCheck().check(good, none);
    assertThat(none.isEmpty()).isTrue();

    int kernel = good.structure().operators().get(1).inputs().get(1);
    byte[] weights = new ConstantReader(good.bytes()).bytes(kernel);
    int place = indexOf(content, weights) + weights.length - Float.BYTES;
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(place, value);
    Problems problems = new Problems();
    new ConstantsCheck().check(model(content), problems);
    assertThat(problems.list())
        .singleElement()
        .extracting(Problem::id)
        .isEqualTo("weights-out-of-range");
  }

  private static int indexOf(byte[] content, byte[] part) {
    return new String(content, StandardCharsets.ISO_8859_1)
        .indexOf(new String(part, StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource({
    "lstm_float, int16x8-operator, UNIDIRECTIONAL_SEQUENCE_LSTM",
    "../reference/layers_misc/batch_norms/float_b1, int16x8-constant, MUL"
  })
  @DisplayName("refuse int16 for what TensorFlow Lite has no kernel or constants for")
  void sixteenBit(String name, String id, String operator) throws IOException {
    Path file = Path.of("src/test/resources/tflite").resolve(name + ".tflite");
    Problems problems = new Problems();
    new SixteenBitCheck().check(model(Files.readAllBytes(file)).structure(), problems);
    assertThat(problems.list())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.id()).isEqualTo(id))
        .anySatisfy(problem -> assertThat(problem.subject()).startsWith("operator " + operator));
    Problems none = new Problems();
    new SixteenBitCheck().check(model(file("float_b1.tflite")).structure(), none);
    assertThat(none.list()).isEmpty();
  }
}
