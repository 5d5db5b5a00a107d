package dev.tinyml.converter.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The kinds of .tflite files that TFLiteConverter makes")
class TfliteKindsTest {
  private static final Path FOLDER = Path.of("src/test/resources/tflite");

  private static ModelBytes bytes(String name) throws IOException {
    return new ModelBytes(Files.readAllBytes(FOLDER.resolve(name + ".tflite")));
  }

  private static TfliteModel read(String name) throws IOException {
    return new TfliteReader().read("m.tflite", bytes(name));
  }

  private static List<Problem> refusedAsFloat(String name) throws IOException {
    ModelBytes bytes = bytes(name);
    return catchThrowableOfType(
            ProblemException.class, () -> new TfliteLoader().loadFloat("m.tflite", bytes))
        .problems();
  }

  private static List<Problem> refusedAsInt8(String name) throws IOException {
    ModelBytes bytes = bytes(name);
    return catchThrowableOfType(
            ProblemException.class, () -> new TfliteLoader().loadInt8("m.tflite", bytes))
        .problems();
  }

  @ParameterizedTest
  @DisplayName("are told apart")
  @CsvSource({
    "kinds/float, FLOAT",
    "kinds/open_batch, FLOAT",
    "kinds/while, FLOAT",
    "kinds/if, FLOAT",
    "kinds/call_once, FLOAT",
    "kinds/sparse, FLOAT",
    "kinds/external_buffer, FLOAT",
    "kinds/tokens, FLOAT",
    "kinds/flags, UNQUANTIZED",
    "kinds/float16, FLOAT16_WEIGHTS",
    "kinds/dynamic_range, HYBRID",
    "kinds/dynamic_range_conv, HYBRID",
    "kinds/int8, INT8",
    "kinds/int8_float_borders, INT8",
    "kinds/uint8_borders, INT8",
    "kinds/int16x8, INT16X8",
    "kinds/int16x8_float_borders, INT16X8",
    "kinds/mixed, MIXED",
    "../malformed/tflite/valid_float16, FLOAT16_WEIGHTS",
    "../malformed/tflite/valid_uint8_io, INT8",
    "../malformed/tflite/two_subgraphs, INT8",
    "../malformed/tflite/no_names, INT8",
    "float, FLOAT",
    "int8, INT8",
    "lstm_int8, INT8",
    "lstm_float, FLOAT"
  })
  void kinds(String name, TfliteKind kind) throws IOException {
    assertThat(new TfliteClassifier().classify(read(name)).kind()).isEqualTo(kind);
  }

  @Test
  @DisplayName("have evidence: which operator is hybrid, and by which constant")
  void evidence() throws IOException {
    List<OperatorEvidence> hybrid =
        new TfliteClassifier()
            .classify(read("kinds/dynamic_range"))
            .operators(OperatorArithmetic.HYBRID);
    assertThat(hybrid).hasSize(1);
    assertThat(hybrid.get(0).where()).isEqualTo("operator 0 (FULLY_CONNECTED)");
    assertThat(hybrid.get(0).reason()).startsWith("constant ").endsWith(" is INT8");
    assertThat(
            new TfliteClassifier()
                .classify(read("kinds/mixed"))
                .operators(OperatorArithmetic.FLOAT))
        .extracting(OperatorEvidence::name)
        .containsExactly("SIN");
  }

  @Test
  @DisplayName("go on to calibration when float, to code generation when int8")
  void admitted() throws IOException {
    TfliteLoader loader = new TfliteLoader();
    assertThat(loader.loadFloat("m", bytes("kinds/float")).structure())
        .isEqualTo(read("kinds/float"));
    assertThat(loader.loadFloat("m", bytes("kinds/open_batch")).structure().inputTensors().get(0))
        .satisfies(input -> assertThat(input.openAxes()).containsExactly(0));
    assertThat(loader.loadInt8("m", bytes("kinds/int8")).bytes()).isEqualTo(bytes("kinds/int8"));
    assertThat(
            loader
                .loadInt8("m", bytes("../malformed/tflite/two_subgraphs"))
                .structure()
                .subgraphs())
        .hasSize(2);
  }

  @Test
  @DisplayName("are refused with the operator that shows it and why a microcontroller can't run it")
  void hybrid() throws IOException {
    for (List<Problem> problems :
        List.of(refusedAsFloat("kinds/dynamic_range"), refusedAsInt8("kinds/dynamic_range"))) {
      assertThat(problems).hasSize(1);
      assertThat(problems.get(0).id()).isEqualTo("tflite-kind");
      assertThat(problems.get(0).kind()).isEqualTo(ProblemKind.UNSUPPORTED);
      assertThat(problems.get(0).found())
          .contains("hybrid", "operator 0 (FULLY_CONNECTED)", "is INT8");
      assertThat(problems.get(0).nextStep())
          .contains("microcontroller runtimes have no kernels", "representative_dataset");
    }
  }

  @ParameterizedTest
  @DisplayName("are refused as float models when they aren't, by name")
  @CsvSource({
    "kinds/float16, float16 weights, DEQUANTIZE",
    "kinds/int8, int8, FULLY_CONNECTED",
    "kinds/int16x8, int16, FULLY_CONNECTED",
    "kinds/mixed, integer with float32 operators, SIN",
    "kinds/flags, plain integers, LOGICAL_NOT",
    "kinds/sparse, operator DENSIFY, DENSIFY",
    "kinds/external_buffer, behind the end of the flatbuffer, values of tensor",
    "../malformed/tflite/custom_op, custom operator EvilOp, EvilOp",
  })
  void notFloat(String name, String words, String operator) throws IOException {
    assertThat(refusedAsFloat(name).get(0).found()).contains(words).contains(operator);
    assertThat(refusedAsFloat(name)).allMatch(p -> p.kind() == ProblemKind.UNSUPPORTED);
  }

  @ParameterizedTest
  @DisplayName("are refused as int8 models when they aren't, by name")
  @CsvSource({
    "kinds/float, float32, FULLY_CONNECTED",
    "kinds/float16, float16 weights, DEQUANTIZE",
    "kinds/int16x8, int16, FULLY_CONNECTED",
    "kinds/mixed, integer with float32 operators, SIN",
    "kinds/uint8_borders, type UINT8, input",
    "../malformed/tflite/valid_uint8_io, type UINT8, input",
    "kinds/int8_float_borders, type FLOAT32, input",
    "../malformed/tflite/custom_op, custom operator EvilOp, EvilOp",
  })
  void notInt8(String name, String words, String operator) throws IOException {
    assertThat(refusedAsInt8(name).get(0).found()).contains(words).contains(operator);
  }

  @Test
  @DisplayName("with control flow hold their graphs and who calls them")
  void subgraphs() throws IOException {
    TfliteModel loop = read("kinds/while");
    assertThat(loop.subgraphs()).hasSize(3);
    assertThat(loop.operators())
        .filteredOn(o -> o.name().equals("WHILE"))
        .singleElement()
        .satisfies(o -> assertThat(o.subgraphs()).containsExactly(1, 2));
    assertThat(loop.subgraphs().get(2).operators())
        .extracting(TfliteOperator::name)
        .contains("TANH");
    assertThat(loop.reachableSubgraphs()).containsExactly(0, 1, 2);
    assertThat(read("kinds/if").operators())
        .filteredOn(o -> o.name().equals("IF"))
        .singleElement()
        .satisfies(o -> assertThat(o.subgraphs()).containsExactly(2, 1));
    assertThat(read("kinds/call_once").operators())
        .filteredOn(o -> o.name().equals("CALL_ONCE"))
        .singleElement()
        .satisfies(o -> assertThat(o.subgraphs()).containsExactly(1));
    assertThat(read("../malformed/tflite/two_subgraphs").reachableSubgraphs()).containsExactly(0);
  }

  @ParameterizedTest
  @DisplayName("are damaged when graphs call what isn't there, what doesn't fit, or themselves")
  @CsvSource({
    "recursion, a circle of calls among subgraphs",
    "missing_subgraph, calls subgraph 9 of 3",
    "wrong_operands, WHILE in subgraph 0",
    "external_buffer_outside, leaves the file"
  })
  void damaged(String name, String words) throws IOException {
    ModelBytes bytes = bytes("kinds/" + name);
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> new TfliteReader().read("m.tflite", bytes));
    assertThat(thrown.problems())
        .anySatisfy(p -> assertThat(p.found()).contains(words))
        .allSatisfy(p -> assertThat(p.kind()).isEqualTo(ProblemKind.BROKEN_INPUT));
  }

  @Test
  @DisplayName("hold values that lie behind the flatbuffer, the same as within it")
  void external() throws IOException {
    TfliteModel inside = read("kinds/float");
    TfliteModel outside = read("kinds/external_buffer");
    TfliteTensor moved =
        outside.tensors().stream()
            .filter(t -> t.storage() == TensorStorage.EXTERNAL)
            .findFirst()
            .orElseThrow();
    assertThat(inside.tensors().get(moved.index()).storage()).isEqualTo(TensorStorage.DENSE);
    assertThat(new ConstantReader(bytes("kinds/external_buffer")).bytes(moved.index()))
        .isEqualTo(new ConstantReader(bytes("kinds/float")).bytes(moved.index()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm_int8", "lstm_float"})
  @DisplayName("tell which tensors keep a state, and a fused LSTM's intermediates")
  void state(String name) throws IOException {
    TfliteModel model = read(name);
    assertThat(model.isStateful()).isTrue();
    assertThat(model.tensors()).filteredOn(TfliteTensor::variable).hasSize(4);
    assertThat(model.operators())
        .filteredOn(o -> o.name().equals("UNIDIRECTIONAL_SEQUENCE_LSTM"))
        .hasSize(2)
        .allSatisfy(o -> assertThat(o.intermediates()).hasSize(name.equals("lstm_int8") ? 5 : 0));
    assertThat(read("int8").isStateful()).isFalse();
  }

  @Test
  @DisplayName("name their inputs and outputs in signatures, as their functions did")
  void signatures() throws IOException {
    assertThat(read("lstm_float").signatures())
        .containsExactly(
            new TfliteSignature("serving_default", 0, Map.of("input_1", 0), Map.of("dense", 38)));
    assertThat(read("float").signatures())
        .containsExactly(
            new TfliteSignature("serving_default", 0, Map.of("feat", 0), Map.of("output_0", 11)));
    assertThat(read("kinds/float").signatures()).isEmpty();
  }
}
