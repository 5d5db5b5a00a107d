package dev.tinyml.codegen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteSubgraph;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Versions of operators")
class OperatorVersionTest {
  private static final List<String> PROFILES =
      List.of("chirale_tensorflowlite_2_0_0", "esp32_core_3_0_4", "tflite_micro_2026_08");

  private final OperatorVersions versions = OperatorVersions.load();

  /**
   * TensorFlow's converter gave the version; both TensorFlow Lite Micro of August 2026 and the
   * Arduino library refused the file in QEMU: "Transpose op only supports 1D-5D input arrays".
   */
  @ParameterizedTest
  @DisplayName("A model that asks for more is refused by operator, layer, and what to change")
  @ValueSource(
      strings = {"chirale_tensorflowlite_2_0_0", "esp32_core_3_0_4", "tflite_micro_2026_08"})
  void tooNew(String profile) {
    RuntimeProfile runtime = Models.runtime(profile);
    TfliteModel model = Models.read(Models.OWN.resolve("transpose_six_dimensions.tflite"));
    TfliteOperator transpose = model.operators().get(0);
    List<Problem> refusals = Models.refusals(model, runtime);
    assertThat(refusals).singleElement();
    Problem refusal = refusals.get(0);
    assertThat(refusal.id()).isEqualTo("operator-version-too-new");
    assertThat(refusal.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(refusal.subject())
        .contains("TRANSPOSE")
        .contains(model.tensors().get(transpose.outputs().get(0)).spec().name());
    assertThat(refusal.found()).isEqualTo("version 6, for six dimensions");
    assertThat(refusal.expected()).contains("at most version", runtime.description());
    assertThat(refusal.nextStep()).contains("change the layer", "newer inference library");
  }

  @Test
  @DisplayName("One that nobody knows yet is refused, too")
  void unknown() {
    TfliteModel model =
        withVersion(99, Models.read(Models.CORE.resolve("tflm/gesture_ptfc/int8.tflite")));
    assertThat(Models.refusals(model, Models.runtime("chirale_tensorflowlite_2_0_0")))
        .hasSize(model.operators().size())
        .allSatisfy(refusal -> assertThat(refusal.found()).isEqualTo("version 99"));
  }

  private static TfliteModel withVersion(int version, TfliteModel model) {
    TfliteSubgraph graph = model.main();
    List<TfliteOperator> operators =
        graph.operators().stream()
            .map(
                o ->
                    new TfliteOperator(
                        o.name(),
                        o.custom(),
                        version,
                        o.inputs(),
                        o.outputs(),
                        o.intermediates(),
                        o.options(),
                        o.subgraphs()))
            .toList();
    return new TfliteModel(
        List.of(
            new TfliteSubgraph(
                graph.name(), graph.tensors(), operators, graph.inputs(), graph.outputs())));
  }

  @Test
  @DisplayName("All operators but custom ones have a newest version")
  void complete() {
    for (String profile : PROFILES) {
      assertThat(Models.runtime(profile).operators().all())
          .filteredOn(method -> method.newestVersion().isEmpty())
          .allMatch(method -> method.operator().startsWith("CUSTOM:"));
    }
  }

  @Test
  @DisplayName("A kernel that takes a type runs the version that stands for it")
  void typesHaveVersions() {
    int checked = 0;
    for (String profile : PROFILES) {
      for (ResolverMethod method : Models.runtime(profile).operators().all()) {
        for (ElementType type : List.of(ElementType.INT8, ElementType.INT16)) {
          OptionalInt version = standingFor(method.operator(), ActivationTypes.name(type));
          if (version.isPresent() && method.activations().types().isPresent()) {
            if (method.activations().allow(type)) {
              assertThat(method.newestVersion().getAsInt())
                  .as(profile + " " + method.operator() + " " + type)
                  .isGreaterThanOrEqualTo(version.getAsInt());
            }
            checked++;
          }
        }
      }
    }
    assertThat(checked).isGreaterThan(200);
  }

  private OptionalInt standingFor(String operator, String type) {
    for (int version = 2; version < 20; version++) {
      if (versions.meaning(operator, version).filter((type + " activations")::equals).isPresent()) {
        return OptionalInt.of(version);
      }
    }
    return OptionalInt.empty();
  }

  @ParameterizedTest
  @DisplayName("A damaged table is noticed")
  @ValueSource(
      strings = {
        "",
        "operator\tversion",
        "operator\tversion\tmeaning\nADD\tx\tsomething",
        "operator\tversion\tmeaning\nADD\t2\t",
        "operator\tversion\tmeaning\nADD\t2\ta\nADD\t2\tb"
      })
  void damaged(String table) {
    assertThatIllegalStateException().isThrownBy(() -> OperatorVersions.parse(table));
  }
}
