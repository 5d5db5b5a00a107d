package dev.tinyml.codegen.engine.lowering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.codegen.engine.plan.EnginePlan;
import dev.tinyml.codegen.engine.plan.Operand;
import dev.tinyml.codegen.engine.plan.Place;
import dev.tinyml.codegen.engine.plan.Step;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Lowering a model")
class EngineLoweringTest {
  private static final Path CONVERTER = Path.of("../converter-core/src/test/resources");

  private static DeviceModel model(String file) throws IOException {
    ModelBytes bytes = new ModelBytes(Files.readAllBytes(CONVERTER.resolve(file)));
    return new DeviceModel(bytes, new TfliteReader().read(file, bytes));
  }

  private static EnginePlan plan(String file) throws IOException {
    return new EngineLowering().lower(model(file));
  }

  private static List<String> functions(EnginePlan plan) {
    return plan.steps().stream().map(step -> step.function().name()).toList();
  }

  @Test
  @DisplayName("makes a call of each layer, between the caller's input and output")
  void dense() throws IOException {
    EnginePlan plan = plan("zoo/gesture_mlp/int8_b1.tflite");
    assertThat(functions(plan))
        .containsExactly("fully_connected", "fully_connected", "fully_connected", "softmax");
    assertThat(plan.steps().get(0).inputs())
        .extracting(Operand::place)
        .containsExactly(new Place.InInput(0, 0));
    // Softmax works in place, so that the last layer already writes to the caller's output.
    assertThat(plan.steps().get(2).outputs())
        .extracting(Operand::place)
        .containsExactly(new Place.InOutput(0, 0));
    // 32 and 16 values are in use at one time.
    assertThat(plan.arenaBytes()).isEqualTo(48);
    assertThat(plan.arenaBound()).isEqualTo(48);
  }

  @Test
  @DisplayName("leaves nothing of what only changes or works out shapes")
  void shapes() throws IOException {
    DeviceModel model = model("tflm/conv1d/int8.tflite");
    assertThat(model.structure().operators()).hasSize(19);
    assertThat(functions(new EngineLowering().lower(model)))
        .containsExactly(
            "conv_2d",
            "max_pool_2d",
            "conv_2d",
            "max_pool_2d",
            "fully_connected",
            "fully_connected",
            "softmax");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "simple_rnn_unrolled",
        "merge_layers",
        "multi_in_multi_out",
        "time_distributed",
        "conv_groups",
        "pooling1d",
        "keras_ops_graph"
      })
  @DisplayName("copies nothing to put tensors together and to take them apart")
  void inPlace(String name) throws IOException {
    DeviceModel model = model("zoo/" + name + "/int8_b1.tflite");
    assertThat(model.structure().operators())
        .extracting(TfliteOperator::name)
        .containsAnyOf(
            "CONCATENATION", "SPLIT", "SPLIT_V", "PACK", "UNPACK", "STRIDED_SLICE", "GATHER");
    assertThat(functions(new EngineLowering().lower(model))).doesNotContain("move", "copy");
  }

  @Test
  @DisplayName("copies only what doesn't lie side by side")
  void slices() throws IOException {
    EnginePlan plan = plan("zoo/slicing_ops/int8_b1.tflite");
    assertThat(functions(plan)).filteredOn("move"::equals).hasSize(2);
    assertThat(functions(plan)).doesNotContain("copy");
  }

  @Test
  @DisplayName("takes no more memory than is in use at one time, and in one model 4 bytes more")
  void bound() throws IOException {
    try (Stream<Path> models = Files.walk(CONVERTER)) {
      for (Path file :
          models.filter(it -> it.getFileName().toString().startsWith("int8")).sorted().toList()) {
        EnginePlan plan;
        try {
          plan = plan(CONVERTER.relativize(file).toString());
        } catch (ProblemException e) {
          continue;
        }
        // There a slice is read whose own padding it stays within, and that is 4 bytes.
        long above = file.toString().contains("pad_crop_up") ? 4 : 0;
        assertThat(plan.arenaBytes()).as("%s", file).isEqualTo(plan.arenaBound() + above);
      }
    }
  }

  @Test
  @DisplayName("adds residuals while it convolves, in the memory of one of two images")
  void residuals() throws IOException {
    EnginePlan plan = plan("tflm/resnet8/int8.tflite");
    assertThat(functions(plan)).filteredOn("conv_2d_add"::equals).hasSize(3);
    assertThat(functions(plan)).doesNotContain("add");
    // Two images of 32 x 32 x 16, and of two pixels what a window covers in 16 bits, and a result.
    assertThat(plan.arenaBytes()).isEqualTo(2 * 32 * 32 * 16 + 2 * 9 * 16 * 2 + 2 * 16);
  }

  @Test
  @DisplayName("never lets memory that is in use at the same time overlap")
  void disjoint() throws IOException {
    for (String name :
        List.of("kws_dscnn", "merge_layers", "simple_rnn_unrolled", "shared_siamese")) {
      EnginePlan plan = plan("zoo/" + name + "/int8_b1.tflite");
      for (Step step : plan.steps()) {
        for (Operand input : step.inputs()) {
          for (Operand output : step.outputs()) {
            assertThat(isSame(input, output) || isApart(input, output)).as(name).isTrue();
          }
        }
      }
      assertThat(plan.arenaBytes()).isGreaterThanOrEqualTo(plan.arenaBound());
    }
  }

  private static boolean isSame(Operand a, Operand b) {
    return a.place().equals(b.place()) && a.bytes() == b.bytes();
  }

  private static boolean isApart(Operand a, Operand b) {
    if (!(a.place() instanceof Place.InArena first)
        || !(b.place() instanceof Place.InArena second)) {
      return !a.place().equals(b.place());
    }
    return first.offset() + a.bytes() <= second.offset()
        || second.offset() + b.bytes() <= first.offset();
  }

  @Test
  @DisplayName("refuses what it doesn't compute, all of it, by operator and layer")
  void refused() throws IOException {
    DeviceModel model = model("schemes/gesture_cnn1d/dynamic_range.tflite");
    List<Problem> problems =
        catchThrowableOfType(ProblemException.class, () -> new EngineLowering().lower(model))
            .problems();
    assertThat(problems).hasSizeGreaterThan(2);
    assertThat(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
              assertThat(problem.id()).startsWith("engine-operator-");
              assertThat(problem.subject()).matches("operator [A-Z_0-9]+, layer \".+\"");
            });
  }
}
