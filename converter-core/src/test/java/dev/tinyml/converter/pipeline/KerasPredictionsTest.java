package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keras' recorded inputs and predictions")
class KerasPredictionsTest {
  private static final Path FOLDER =
      Path.of("src/test/resources/reference/layers_misc/two_in_two_out");
  private static final Path GRID = FOLDER.resolve("input_0.npy");
  private static final Path SCALARS = FOLDER.resolve("input_1.npy");

  private static final List<Path> PREDICTIONS =
      List.of(FOLDER.resolve("expected_0.npy"), FOLDER.resolve("expected_1.npy"));

  private final KerasPredictions predictions =
      new KerasPredictions(
          List.of(Shape.of(1, 3, 4), Shape.of(1, 6)), List.of(Shape.of(1, 3), Shape.of(1, 2)));

  private KerasPredictions.Recorded recorded(List<Path> inputs) {
    return predictions.read(inputs, PREDICTIONS, List::of).orElseThrow();
  }

  private static Problem problem(ThrowingCallable call) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, call);
    assertThat(thrown).isNotNull();
    return thrown.problems().get(0);
  }

  @Test
  @DisplayName("come per sample and port, in the port's shape")
  void read() {
    List<List<FloatTensor>> inputs = recorded(List.of(GRID, SCALARS)).inputs();
    assertThat(inputs).hasSizeGreaterThan(3);
    assertThat(inputs)
        .allSatisfy(
            sample ->
                assertThat(sample)
                    .extracting(FloatTensor::shape)
                    .containsExactly(Shape.of(1, 3, 4), Shape.of(1, 6)));
    assertThat(inputs.get(0)).isNotEqualTo(inputs.get(1));
  }

  @Test
  @DisplayName("need one file per port, in the model's order")
  void files() {
    assertThat(problem(() -> recorded(List.of(GRID))).id()).isEqualTo("keras-file-count");
    Problem swapped = problem(() -> recorded(List.of(SCALARS, GRID)));
    assertThat(swapped.id()).isEqualTo("keras-shape");
    assertThat(swapped.subject()).contains("input_1.npy");
    assertThat(swapped.expected()).contains("12 values");
  }

  @Test
  @DisplayName("need as many predictions as inputs")
  void counts() {
    KerasPredictions.Recorded all = recorded(List.of(GRID, SCALARS));
    assertThat(all.outputs()).hasSameSizeAs(all.inputs());
    List<List<FloatTensor>> fewer = all.inputs().subList(1, all.inputs().size());
    assertThat(problem(() -> predictions.read(List.of(), PREDICTIONS, () -> fewer)).id())
        .isEqualTo("keras-sample-count");
  }

  @Test
  @DisplayName("are refused as inputs alone, with which nothing would be compared")
  void inputsAlone() {
    assertThat(predictions.read(List.of(), List.of(), List::of)).isEmpty();
    assertThat(problem(() -> predictions.read(List.of(GRID), List.of(), List::of)).found())
        .contains("none of predictions");
  }
}
