package dev.tinyml.codegen.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.fit.Verdict;
import dev.tinyml.codegen.inspection.description.GraphDescription;
import dev.tinyml.codegen.inspection.description.OperatorDescription;
import dev.tinyml.codegen.inspection.description.RuntimeVerdict;
import dev.tinyml.codegen.inspection.description.SizeDescription.Peak;
import dev.tinyml.codegen.inspection.description.TensorDescription;
import dev.tinyml.codegen.inspection.description.TensorDescription.Use;
import dev.tinyml.codegen.inspection.description.TfliteDescription;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.problem.Problem;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Held against the same files read by TensorFlow's classes: fixtures/inspection/make_facts.py. */
@DisplayName("Operators and tensors of TensorFlow Lite models")
class TfliteInspectionTest {
  private static final JsonCursor FACTS = InspectionFixtures.facts("tflite_facts.json");

  private static Stream<String> models() {
    return FACTS.names().stream();
  }

  private static List<Integer> integers(JsonCursor list) {
    return list.elements().stream().map(JsonCursor::asInt).toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName(
      "operators have the file's names, versions and operands, and the MACs of their definition")
  void operators(String path) {
    TfliteDescription model = InspectionFixtures.tflite(path);
    List<JsonCursor> graphs = FACTS.get(path).get("subgraphs").elements();
    assertThat(model.graphs()).hasSameSizeAs(graphs);
    for (int g = 0; g < graphs.size(); g++) {
      List<JsonCursor> facts = graphs.get(g).get("operators").elements();
      List<OperatorDescription> operators = model.graphs().get(g).operators();
      assertThat(operators).hasSameSizeAs(facts);
      for (int i = 0; i < facts.size(); i++) {
        JsonCursor fact = facts.get(i);
        OperatorDescription operator = operators.get(i);
        assertThat(operator.name()).isEqualTo(fact.get("name").asString());
        assertThat(operator.version()).isEqualTo(fact.get("version").asInt());
        assertThat(operator.inputs()).isEqualTo(integers(fact.get("inputs")));
        assertThat(operator.outputs()).isEqualTo(integers(fact.get("outputs")));
        assertThat(operator.macs())
            .as(operator.name())
            .isEqualTo(
                fact.find("macs")
                    .map(macs -> OptionalLong.of(macs.asLong()))
                    .orElse(OptionalLong.empty()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("tensors have the file's types, shapes, sizes, scales and zero points")
  void tensors(String path) {
    TfliteDescription model = InspectionFixtures.tflite(path);
    for (GraphDescription graph : model.graphs()) {
      List<JsonCursor> facts =
          FACTS.get(path).get("subgraphs").elements().get(graph.index()).get("tensors").elements();
      assertThat(graph.tensors()).hasSameSizeAs(facts);
      for (TensorDescription tensor : graph.tensors()) {
        JsonCursor fact = facts.get(tensor.index());
        assertThat(tensor.type()).isEqualTo(fact.get("type").asString());
        assertThat(tensor.shape().stream().map(d -> Math.max(d, 1)).toList())
            .isEqualTo(integers(fact.get("shape")).stream().map(d -> Math.max(d, 1)).toList());
        if (tensor.use() == Use.CONSTANT) {
          assertThat(tensor.bytes()).isEqualTo(fact.get("stored").asLong());
        } else {
          assertThat(fact.get("stored").asLong()).isZero();
        }
        assertThat(tensor.quantization().isPresent()).isEqualTo(fact.find("scales").isPresent());
        tensor
            .quantization()
            .ifPresent(
                params -> {
                  assertThat(params.scales())
                      .isEqualTo(
                          fact.get("scales").elements().stream().map(JsonCursor::asFloat).toList());
                  assertThat(params.zeroPoints())
                      .isEqualTo(
                          fact.get("zeroPoints").elements().stream()
                              .map(JsonCursor::asLong)
                              .toList());
                });
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "float, float, 0",
    "int8, int8, 0",
    "int8_float_borders, int8, 0",
    "dynamic_range, hybrid, 1",
    "dynamic_range_conv, hybrid, 1",
    "float16, float16-weights, 1",
    "int16x8, int16x8, 0",
    "mixed, mixed, 0",
  })
  @DisplayName("the kind of a file, and whether microcontrollers lack kernels for such arithmetic")
  void kinds(String file, String kind, int arithmeticObstacles) {
    TfliteDescription model = InspectionFixtures.tflite("tflite/kinds/" + file + ".tflite");

    assertThat(model.arithmetic().kind()).isEqualTo(kind);
    assertThat(model.obstacles().isEmpty()).isEqualTo(file.equals("int8"));
    long refused =
        model.runtimes().get(0).obstacles().stream()
            .map(obstacle -> obstacle.problem().id())
            .filter(id -> id.equals("operator-hybrid") || id.equals("operator-float16"))
            .distinct()
            .count();
    assertThat(refused).isEqualTo(arithmeticObstacles);
  }

  @Test
  @DisplayName(
      "a library's verdict names operators that it lacks, and scales that it would misread")
  void runtimes() {
    RuntimeVerdict verdict =
        InspectionFixtures.tflite("zoo/dense_activations_chain/int8_b1.tflite").runtimes().get(0);

    // No AddGelu and no AddSelect in the library's resolver; ten Dense layers, scales per channel.
    assertThat(verdict.runs()).isFalse();
    assertThat(verdict.obstacles())
        .extracting(RuntimeVerdict.Obstacle::operator)
        .contains("GELU", "SELECT", "FULLY_CONNECTED");
    assertThat(verdict.obstacles())
        .filteredOn(obstacle -> obstacle.operator().equals("FULLY_CONNECTED"))
        .singleElement()
        .satisfies(
            obstacle -> {
              assertThat(obstacle.count()).isEqualTo(10);
              assertThat(obstacle.problem().id()).isEqualTo("fully-connected-per-channel");
            });
  }

  @Test
  @DisplayName("a model whose operators the library has can run there and fits the boards")
  void fits() {
    TfliteDescription model =
        InspectionFixtures.tflite("reference/gesture_mlp/int8_b1_ptfc.tflite");

    assertThat(model.runtimes()).allMatch(RuntimeVerdict::runs);
    assertThat(model.obstacles()).isEmpty();
    assertThat(model.boards()).isNotEmpty().allMatch(fit -> fit.verdict() == Verdict.FITS);
    // Keras' count_params() of this model; the input of 300 and the first result of 32 values.
    assertThat(model.sizes().parameters()).isEqualTo(10_228);
    assertThat(model.sizes().peak()).isEqualTo(new Peak(332, OptionalInt.of(0), List.of(0, 7)));
  }

  @Test
  @DisplayName("every file of the zoo that the converter's tests keep is described")
  void wholeZoo() {
    List<TfliteDescription> all =
        InspectionFixtures.files("zoo", List.of(".tflite")).stream()
            .map(file -> (TfliteDescription) InspectionFixtures.describe(file))
            .toList();

    assertThat(all).hasSizeGreaterThan(30);
    assertThat(all)
        .allSatisfy(
            model -> {
              assertThat(model.sizes().constantBytes()).isLessThan(model.file().bytes());
              assertThat(model.graphs().get(0).operators()).isNotEmpty();
              assertThat(model.obstacles().stream().map(Problem::id))
                  .isSubsetOf("tflite-kind", "tflite-border");
            });
  }
}
