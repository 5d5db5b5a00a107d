package dev.tinyml.converter.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The reader of .tflite files")
class TfliteReaderTest {
  private static final Path FOLDER = Path.of("src/test/resources/tflite");
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private enum Expected {
    REFUSE,
    LOAD,
    EITHER
  }

  /** What each file must get; bits flipped in weights or names go unnoticed, others must not. */
  private static final Map<String, Expected> TABLE = table();

  private static Map<String, Expected> table() {
    Map<String, Expected> table = new TreeMap<>();
    for (String name :
        List.of(
            "garbage",
            "truncated_4_bytes",
            "truncated_64_bytes",
            "truncated_25_percent",
            "truncated_50_percent",
            "wrong_identifier",
            "tensor_index_out_of_range",
            "output_index_out_of_range",
            "negative_dimension",
            "dimension_product_overflow",
            "scale_zero",
            "scale_nan",
            "scale_negative",
            "ops_out_of_order",
            "op_without_inputs",
            "unknown_tensor_type",
            // A bit that takes a scale away: native code would end the process.
            "bitflip_26_at_1616",
            "buffer_smaller_than_shape",
            "version_99")) {
      table.put(name, Expected.REFUSE);
    }
    for (String name :
        List.of(
            "no_names",
            "two_subgraphs",
            "valid_float16",
            "valid_uint8_io",
            // Read and marked as custom: whoever must run it refuses it, who shows it can.
            "custom_op")) {
      table.put(name, Expected.LOAD);
    }
    for (String name :
        List.of(
            "02_at_620",
            "05_at_2400",
            "06_at_1749",
            "14_at_2649",
            "15_at_413",
            "17_at_1741",
            "19_at_2016",
            "22_at_1257",
            "27_at_2682",
            "28_at_45",
            "29_at_566")) {
      table.put("bitflip_" + name, Expected.EITHER);
    }
    return table;
  }

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(name));
  }

  private static TfliteModel read(byte[] content) {
    return new TfliteReader().read("m.tflite", new ModelBytes(content));
  }

  @Test
  @DisplayName("has an expectation for each malformed file")
  void tableIsComplete() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("../malformed/tflite"))) {
      assertThat(files.map(f -> f.getFileName().toString().replace(".tflite", "")))
          .containsExactlyInAnyOrderElementsOf(TABLE.keySet());
    }
  }

  @TestFactory
  @DisplayName("reads what is intact and refuses what is not, with a problem and in time")
  Stream<DynamicTest> malformed() {
    return TABLE.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
  }

  private static void check(String name, Expected expected) throws IOException {
    byte[] content = file("../malformed/tflite/" + name + ".tflite");
    Optional<List<Problem>> problems = outcome(content);
    if (expected != Expected.EITHER) {
      assertThat(problems.isPresent()).isEqualTo(expected == Expected.REFUSE);
    }
    problems.ifPresent(
        list ->
            assertThat(list)
                .allSatisfy(p -> assertThat(p.subject()).isEqualTo("m.tflite"))
                .allSatisfy(
                    p ->
                        assertThat(p.kind())
                            .isIn(ProblemKind.BROKEN_INPUT, ProblemKind.UNSUPPORTED)));
  }

  /** The problems of a file; empty when all of it, constants included, can be read. */
  private static Optional<List<Problem>> outcome(byte[] content) {
    return assertTimeoutPreemptively(
        LIMIT,
        () -> {
          try {
            TfliteModel model = read(content);
            ConstantReader constants = new ConstantReader(new ModelBytes(content));
            for (TfliteTensor tensor : model.tensors()) {
              if (tensor.constant()) {
                assertThat(constants.bytes(tensor.index())).isNotEmpty();
              }
            }
            return Optional.empty();
          } catch (ProblemException e) {
            return Optional.of(e.problems());
          }
        });
  }

  @Test
  @DisplayName("says what is wrong where")
  void messages() throws IOException {
    Map<String, String> words =
        Map.of(
            "scale_nan", "scale NaN",
            "ops_out_of_order", "nothing has written",
            "op_without_inputs", "FULLY_CONNECTED) without inputs",
            "tensor_index_out_of_range", "reads tensor 999",
            "output_index_out_of_range", "output 999",
            "unknown_tensor_type", "element type 99",
            "version_99", "version 99",
            "wrong_identifier", "TFL3");
    for (Map.Entry<String, String> entry : words.entrySet()) {
      byte[] content = file("../malformed/tflite/" + entry.getKey() + ".tflite");
      ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> read(content));
      assertThat(thrown.problems().get(0).found()).contains(entry.getValue());
    }
  }

  @Test
  @DisplayName("refuses quantized values without a scale and a softmax of nothing")
  void arithmetic() throws IOException {
    byte[] withoutScale = file("../malformed/tflite/bitflip_26_at_1616.tflite");
    assertThatThrownBy(() -> read(withoutScale))
        .hasMessageContaining("tensor 8 of type INT8 without a scale");
    byte[] content = file("lstm_int8.tflite");
    ByteBuffer patched = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    int ones = 0;
    for (int at = 0; at + Float.BYTES <= content.length; at += Float.BYTES) {
      if (patched.getFloat(at) == 1f) {
        patched.putFloat(at, 0f);
        ones++;
      }
    }
    assertThat(ones).isPositive();
    assertThatThrownBy(() -> read(content)).hasMessageContaining("(SOFTMAX) with a beta of 0.0");
  }

  @Test
  @DisplayName("marks custom operators and keeps their names")
  void custom() throws IOException {
    assertThat(read(file("../malformed/tflite/custom_op.tflite")).operators())
        .anyMatch(o -> o.custom() && o.name().equals("EvilOp"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"int8.tflite", "float.tflite"})
  @DisplayName("survives a random byte at each of thousands of random places")
  void damaged(String name) throws IOException {
    byte[] good = file(name);
    assertThat(outcome(good)).isEmpty();
    Random random = new Random(99);
    int refused = 0;
    for (int i = 0; i < 6000; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      if (i % 2 == 0) {
        bad[random.nextInt(bad.length)] = (byte) (random.nextBoolean() ? 0xff : 0x7f);
      }
      refused += quickOutcome(bad) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(500);
  }

  /** Whether a file is refused; anything but a problem fails the test. */
  private static boolean quickOutcome(byte[] content) {
    try {
      TfliteModel model = read(content);
      ConstantReader constants = new ConstantReader(new ModelBytes(content));
      model.tensors().stream()
          .filter(TfliteTensor::constant)
          .forEach(t -> constants.bytes(t.index()));
      return false;
    } catch (ProblemException e) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"int8.tflite", "float.tflite"})
  @DisplayName("survives every truncation")
  void truncated(String name) throws IOException {
    byte[] good = file(name);
    for (int end = 0; end < good.length - 200; end += 7) {
      byte[] part = Arrays.copyOf(good, end);
      assertThatCode(() -> quickOutcome(part)).doesNotThrowAnyException();
    }
    assertThat(quickOutcome(Arrays.copyOf(good, good.length / 2))).isTrue();
  }

  @Test
  @DisplayName("gives tensors, operators and borders in the file's order")
  void structure() throws IOException {
    TfliteModel model = read(file("int8.tflite"));
    assertThat(model.inputTensors()).hasSize(1);
    assertThat(model.inputTensors().get(0).spec().type()).isEqualTo(ElementType.INT8);
    assertThat(model.outputTensors().get(0).spec().type()).isEqualTo(ElementType.INT8);
    assertThat(model.inputTensors().get(0).spec().shape()).isEqualTo(Shape.of(1, 6));
    assertThat(model.operators()).extracting(TfliteOperator::name).contains("FULLY_CONNECTED");
    assertThat(model.tensors())
        .allSatisfy(t -> assertThat(model.tensors().get(t.index())).isSameAs(t));
  }
}
