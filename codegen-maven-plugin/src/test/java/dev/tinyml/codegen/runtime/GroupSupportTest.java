package dev.tinyml.codegen.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.tflite.TfliteModel;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The Arduino library gave 2196 wrong values of 3024 for the model in QEMU: results.tsv. */
@DisplayName("Grouped convolutions")
class GroupSupportTest {
  private final TfliteModel model =
      Models.read(Models.CORE.resolve("tflm/operators/conv_grouped/int8.tflite"));

  @Test
  @DisplayName("are refused where the library would compute them as others")
  void refused() {
    List<Problem> refusals = Models.refusals(model, Models.runtime("chirale_tensorflowlite_2_0_0"));
    assertThat(refusals).extracting(Problem::id).containsOnly("operator-grouped");
    assertThat(refusals.get(0).describe())
        .contains("CONV_2D", "each filter sees", "say nothing", "groups=1");
  }

  @Test
  @DisplayName("are not where it honours groups")
  void taken() {
    assertThat(Models.refusals(model, Models.runtime("tflite_micro_2026_08"))).isEmpty();
  }

  @Test
  @DisplayName("A convolution over all channels is no grouped one")
  void whole() {
    assertThat(
            Models.refusals(
                Models.read(Models.CORE.resolve("tflm/operators/conv_dilated/int8.tflite")),
                Models.runtime("chirale_tensorflowlite_2_0_0")))
        .isEmpty();
  }
}
