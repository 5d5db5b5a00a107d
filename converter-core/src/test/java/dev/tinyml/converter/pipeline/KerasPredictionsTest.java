package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tensor.ElementType;
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

  private static final FrozenGraph GRAPH =
      new FrozenGraph(
          new byte[0],
          List.of(
              new GraphPort("grid", Shape.of(1, 3, 4), ElementType.FLOAT32),
              new GraphPort("scalars", Shape.of(1, 6), ElementType.FLOAT32)),
          List.of(
              new GraphPort("kind", Shape.of(1, 3), ElementType.FLOAT32),
              new GraphPort("amount", Shape.of(1, 2), ElementType.FLOAT32)));

  private final KerasPredictions predictions = new KerasPredictions();

  private static Problem problem(ThrowingCallable call) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, call);
    assertThat(thrown).isNotNull();
    return thrown.problems().get(0);
  }

  @Test
  @DisplayName("come per sample and port, in the port's shape")
  void read() {
    List<List<FloatTensor>> inputs = predictions.inputs(List.of(GRID, SCALARS), GRAPH);
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
    assertThat(problem(() -> predictions.inputs(List.of(GRID), GRAPH)).id())
        .isEqualTo("keras-file-count");
    Problem swapped = problem(() -> predictions.inputs(List.of(SCALARS, GRID), GRAPH));
    assertThat(swapped.id()).isEqualTo("keras-shape");
    assertThat(swapped.subject()).contains("input_1.npy");
    assertThat(swapped.expected()).contains("12 values");
  }

  @Test
  @DisplayName("need as many predictions as inputs")
  void counts() {
    List<Path> files = List.of(FOLDER.resolve("expected_0.npy"), FOLDER.resolve("expected_1.npy"));
    int samples = predictions.inputs(List.of(GRID, SCALARS), GRAPH).size();
    assertThat(predictions.predictions(files, GRAPH, samples)).hasSize(samples);
    assertThat(problem(() -> predictions.predictions(files, GRAPH, samples + 1)).id())
        .isEqualTo("keras-sample-count");
  }

  @Test
  @DisplayName("are refused as inputs alone, with which nothing would be compared")
  void inputsAlone() {
    predictions.requireNone(List.of());
    assertThat(problem(() -> predictions.requireNone(List.of(GRID))).found())
        .contains("none of predictions");
  }
}
