package dev.tinyml.codegen.engine.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.engine.plan.Step;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteReader;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A damaged model")
class DamagedModelsTest {
  private static final Path TYPES =
      Path.of("../converter-core/src/test/resources/tflm/types").toAbsolutePath();
  private static final int COPIES = 60;
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final float[] SCALES = {
    0, -1, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE, 1e-30f, 1e-9f, 0.3f, 1, 700, 1e30f
  };
  private static final int[] NUMBERS = {
    0, 1, -1, 3, 127, 128, 255, 32_767, 65_535, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE
  };

  static List<Path> models() throws IOException {
    try (Stream<Path> folders = Files.list(TYPES)) {
      return folders.map(folder -> folder.resolve("model.tflite")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("ends in a plan or in problems, whatever its scales, sizes and options are")
  void lowers(Path file) throws IOException {
    byte[] original = Files.readAllBytes(file);
    List<Integer> scales = scales(original);
    assertThat(scales).isNotEmpty();
    int[] plans = new int[1];
    assertTimeoutPreemptively(
        LIMIT,
        () -> {
          for (int copy = 0; copy < COPIES; copy++) {
            plans[0] += planned(damaged(original, scales, new Random(copy))) ? 1 : 0;
          }
        });
    // Else only the reader would have been tried.
    assertThat(plans[0]).isBetween(1, COPIES - 1);
  }

  /** Whether there is a plan, which then must be sound. */
  private static boolean planned(byte[] content) {
    EnginePlan plan;
    try {
      ModelBytes bytes = new ModelBytes(content);
      plan =
          new EngineLowering()
              .lower(new DeviceModel(bytes, new TfliteReader().read("damaged", bytes)));
    } catch (ProblemException e) {
      assertThat(e.problems()).isNotEmpty();
      return false;
    }
    assertThat(plan.inputs()).isNotEmpty();
    assertThat(plan.outputs()).isNotEmpty();
    for (Step step : plan.steps()) {
      assertThat(step.outputs()).extracting(Operand::bytes).allMatch(bytes -> bytes > 0);
    }
    return true;
  }

  private static byte[] damaged(byte[] original, List<Integer> scales, Random random) {
    byte[] content = original.clone();
    ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    switch (random.nextInt(4)) {
      case 0 -> content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      case 1 -> content[random.nextInt(content.length)] = (byte) random.nextInt();
      case 2 ->
          buffer.putInt(
              random.nextInt(content.length / Integer.BYTES) * Integer.BYTES,
              NUMBERS[random.nextInt(NUMBERS.length)]);
      default ->
          buffer.putFloat(
              scales.get(random.nextInt(scales.size())), SCALES[random.nextInt(SCALES.length)]);
    }
    return content;
  }

  /** Where numbers are that look like scales. */
  private static List<Integer> scales(byte[] content) {
    ByteBuffer buffer = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    return IntStream.range(0, content.length / Float.BYTES)
        .map(i -> i * Float.BYTES)
        .filter(at -> buffer.getFloat(at) > 1e-6 && buffer.getFloat(at) < 1)
        .boxed()
        .toList();
  }

  @Test
  @DisplayName("that gives back a constant, or nothing at all, is refused")
  void unwritten() throws IOException {
    ModelBytes bytes = new ModelBytes(Files.readAllBytes(TYPES.resolve("moves/model.tflite")));
    TfliteSubgraph graph = new TfliteReader().read("moves", bytes).main();
    int constant =
        graph.tensors().stream().filter(TfliteTensor::constant).findFirst().orElseThrow().index();
    assertThat(refusals(bytes, graph, List.of(constant)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.id()).isEqualTo("engine-tensor-unwritten");
              assertThat(problem.subject()).contains(graph.tensors().get(constant).spec().name());
              assertThat(problem.found()).contains("an output");
            });
    assertThat(refusals(bytes, graph, List.of()))
        .singleElement()
        .extracting(Problem::id, Problem::found)
        .containsExactly("engine-model-borders", "2 inputs and 0 outputs");
  }

  private static List<Problem> refusals(
      ModelBytes bytes, TfliteSubgraph graph, List<Integer> outputs) {
    TfliteModel model =
        new TfliteModel(
            List.of(
                new TfliteSubgraph(
                    graph.name(), graph.tensors(), graph.operators(), graph.inputs(), outputs)));
    return catchThrowableOfType(
            ProblemException.class, () -> new EngineLowering().lower(new DeviceModel(bytes, model)))
        .problems();
  }
}
