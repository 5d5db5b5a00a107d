package dev.tinyml.codegen.arena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteReader;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The plan of the arena")
class ArenaPlannerTest {
  private static final Path CONVERTER = Path.of("../converter-core/src/test/resources");

  /** Buffers and offsets of TensorFlow Lite Micro's own planner: fixtures/arena/make_plans.py. */
  static List<String> plans() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/fixtures/arena/plans.txt"));
  }

  @ParameterizedTest(name = "case {index}")
  @MethodSource("plans")
  @DisplayName("places each buffer where TensorFlow Lite Micro's own planner does")
  void offsets(String line) {
    long[] numbers = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
    List<BufferNeed> buffers = new ArrayList<>();
    List<Long> expected = new ArrayList<>();
    for (int i = 0; i + 4 < numbers.length; i += 4) {
      buffers.add(new BufferNeed(numbers[i], (int) numbers[i + 1], (int) numbers[i + 2]));
      expected.add(numbers[i + 3]);
    }
    List<Long> offsets = new GreedyPlanner().offsets(buffers);
    assertThat(offsets).isEqualTo(expected);
    long peak = 0;
    for (int i = 0; i < buffers.size(); i++) {
      peak = Math.max(peak, offsets.get(i) + buffers.get(i).bytes());
    }
    assertThat(peak).isEqualTo(numbers[numbers.length - 1]);
  }

  /**
   * The second column is arena_used_bytes() with reference kernels, which need no scratch buffers
   * here, measured on an emulated Cortex-M4F; the third the bytes of the structures that stay.
   */
  @ParameterizedTest
  @CsvSource({
    "gesture, 1508, 1172",
    "gesture_ptfc, 1092, 756",
    "conv1d, 4020, 2484",
    "ds_cnn, 23156, 7156",
    "resnet8, 54724, 5572"
  })
  @DisplayName("takes what is left of the measured arena without the structures that stay")
  void peak(String name, long used, long structures) throws IOException {
    ArenaPlan plan = plan("tflm/" + name + "/int8.tflite");
    assertThat(plan.peak()).isEqualTo(used - structures);
    for (PlannedTensor tensor : plan.tensors()) {
      assertThat(tensor.offset() % 16).isZero();
      for (PlannedTensor other : plan.tensors()) {
        boolean together =
            tensor.firstStep() <= other.lastStep() && other.firstStep() <= tensor.lastStep();
        boolean apart = tensor.end() <= other.offset() || other.end() <= tensor.offset();
        assertThat(!together || apart || tensor.equals(other)).isTrue();
      }
    }
    assertThat(plan.usedBySteps()).hasSize(plan.operators() + 1);
    for (long bytes : plan.usedBySteps()) {
      assertThat(bytes).isBetween(1L, plan.peak());
    }
  }

  @Test
  @DisplayName("keeps inputs from before the first operator and outputs to the last")
  void lifetimes() throws IOException {
    ArenaPlan plan = plan("tflm/gesture/int8.tflite");
    assertThat(plan.operators()).isEqualTo(4);
    assertThat(plan.tensors()).extracting(PlannedTensor::firstStep).containsExactly(0, 1, 2, 3, 4);
    assertThat(plan.tensors()).extracting(PlannedTensor::lastStep).containsExactly(1, 2, 3, 4, 4);
    assertThat(plan.tensors())
        .extracting(PlannedTensor::bytes)
        .containsExactly(304L, 32L, 16L, 16L, 16L);
  }

  @Test
  @DisplayName("is not made for a model that calls further graphs")
  void furtherGraphs() throws IOException {
    TfliteModel model = read(CONVERTER.resolve("tflm/gesture/int8.tflite"));
    TfliteOperator own = model.operators().get(0);
    TfliteOperator call =
        new TfliteOperator(
            "CALL_ONCE",
            false,
            1,
            own.inputs(),
            own.outputs(),
            List.of(),
            own.options(),
            List.of(1));
    TfliteSubgraph main =
        new TfliteSubgraph("main", model.tensors(), List.of(call), model.inputs(), own.outputs());
    TfliteModel calling = new TfliteModel(List.of(main, model.main()));
    assertThat(new ArenaPlanner().plan(calling)).isEmpty();
  }

  @Test
  @DisplayName("is written as JSON")
  void json() throws Exception {
    ArenaPlan plan = plan("tflm/resnet8/int8.tflite");
    JsonCursor json =
        JsonCursor.root(
            "arena.json", new JsonReader().read(plan.toText().getBytes(StandardCharsets.UTF_8)));
    assertThat(json.get("peakBytes").asLong()).isEqualTo(49152);
    assertThat(json.get("tensors").elements()).hasSameSizeAs(plan.tensors());
  }

  private static ArenaPlan plan(String name) throws IOException {
    return new ArenaPlanner().plan(read(CONVERTER.resolve(name))).orElseThrow();
  }

  private static TfliteModel read(Path file) throws IOException {
    return new TfliteReader()
        .read(file.getFileName().toString(), new ModelBytes(Files.readAllBytes(file)));
  }
}
