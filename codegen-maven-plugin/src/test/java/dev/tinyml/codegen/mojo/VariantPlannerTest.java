package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.codegen.board.BoardCatalogue;
import dev.tinyml.codegen.board.RuntimeChoice;
import dev.tinyml.codegen.runtime.RuntimeCatalogue;
import dev.tinyml.converter.pipeline.DeviceVariant;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.verify.GateLimits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ways of quantizing for the boards of a build")
class VariantPlannerTest {
  private static final String NEWER = "nano33ble_sense_rev1";
  private static final String OLDER = "nano33ble_sense_rev2";
  private static final String ALSO_OLDER = "nicla_sense_me";

  private final VariantPlanner planner =
      new VariantPlanner(
          new BoardQuantization(
              RuntimeChoice.parse(NEWER + "=tflite_micro_2026_08").in(BoardCatalogue.load()),
              RuntimeCatalogue.load()));

  private List<DeviceVariant> plan(Optional<String> weights, String... boards) {
    SchemeChoice choice = new SchemeChoice("int8", Optional.empty(), Optional.empty(), weights);
    return planner.plan(List.of(boards), choice::options, Optional.empty());
  }

  private static void assertWay(
      DeviceVariant variant, String id, WeightGranularity weights, String... boards) {
    assertThat(variant.id()).isEqualTo(id);
    assertThat(variant.quantize().weights()).isEqualTo(weights);
    assertThat(variant.boards()).containsExactly(boards);
  }

  @Test
  @DisplayName("are one where all libraries take the same model, and where there are no boards")
  void one() {
    assertThat(plan(Optional.empty(), OLDER, ALSO_OLDER))
        .singleElement()
        .satisfies(
            way ->
                assertWay(
                    way,
                    "per-tensor-dense",
                    WeightGranularity.PER_TENSOR_DENSE,
                    OLDER,
                    ALSO_OLDER));
    assertThat(plan(Optional.empty()))
        .singleElement()
        .satisfies(way -> assertWay(way, "per-channel", WeightGranularity.PER_CHANNEL));
  }

  @Test
  @DisplayName("are as many as the libraries need, in the order of the boards")
  void several() {
    List<DeviceVariant> ways = plan(Optional.empty(), OLDER, NEWER, ALSO_OLDER, OLDER);
    assertThat(ways).hasSize(2);
    assertWay(
        ways.get(0), "per-tensor-dense", WeightGranularity.PER_TENSOR_DENSE, OLDER, ALSO_OLDER);
    assertWay(ways.get(1), "per-channel", WeightGranularity.PER_CHANNEL, NEWER);
    assertThat(plan(Optional.empty(), NEWER, OLDER))
        .extracting(DeviceVariant::id)
        .containsExactly("per-channel", "per-tensor-dense");
  }

  @Test
  @DisplayName("are one when the user says which weights, and for schemes where boards don't count")
  void configured() {
    assertThat(plan(Optional.of("per-tensor"), OLDER, NEWER)).hasSize(1);
    SchemeChoice floats =
        new SchemeChoice("none", Optional.empty(), Optional.empty(), Optional.empty());
    assertThat(planner.plan(List.of(OLDER, NEWER), floats::options, Optional.empty())).hasSize(1);
  }

  @Test
  @DisplayName("are repaired by what the libraries of their own boards can run")
  void repair() {
    SchemeChoice choice =
        new SchemeChoice("int8", Optional.empty(), Optional.empty(), Optional.empty());
    List<DeviceVariant> ways =
        planner.plan(List.of(OLDER, NEWER), choice::options, Optional.of(GateLimits.DEFAULT));
    assertThat(ways.get(0).repair().orElseThrow().int16Obstacles())
        .hasEntrySatisfying("MAX_POOL_2D", reason -> assertThat(reason).contains("Chirale"));
    assertThat(ways.get(1).repair().orElseThrow().int16Obstacles().values())
        .noneMatch(reason -> reason.contains("Chirale"));
  }

  @Test
  @DisplayName("can't be found for an unknown board")
  void unknown() {
    assertThatThrownBy(() -> plan(Optional.empty(), OLDER, "uno"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("board-unknown", "uno");
  }
}
