package dev.tinyml.converter.graph.core;

import static dev.tinyml.converter.graph.SmallModels.counting;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static dev.tinyml.converter.graph.SmallModels.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reshape and Flatten")
class ReshapeEmitterTest {

  private static Layer reshape(String target) {
    return layer("Reshape", "'target_shape': " + target);
  }

  @Test
  @DisplayName("keep the values in their order")
  void values() {
    FloatTensor result = run(reshape("[3, 2]"), Shape.of(6), counting(6));
    assertThat(result).isEqualTo(new FloatTensor(Shape.of(1, 3, 2), counting(6)));
    assertThat(run(reshape("[-1, 3]"), Shape.of(6), counting(6)).shape())
        .isEqualTo(Shape.of(1, 2, 3));
    assertThat(run(layer("Flatten", ""), Shape.of(2, 3), counting(6)))
        .isEqualTo(new FloatTensor(Shape.of(1, 6), counting(6)));
  }

  @Test
  @DisplayName("of channels first flattens with the channels last, as Keras does")
  void channelsFirst() {
    Layer flatten = layer("Flatten", "'data_format': 'channels_first'");
    assertThat(run(flatten, Shape.of(2, 3), counting(6)).toArray())
        .containsExactly(0, 3, 1, 4, 2, 5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[5]",
        "[-1, 4]",
        "[-1, -1]",
        "[0]",
        "[-2, -3]",
        "[]",
        "[2147483647, 2147483647]",
        "[2147483647, 2147483647, 2147483647, 2147483647, 4]",
        "[-1, 2147483647]"
      })
  @DisplayName("are refused when the values don't fit, however large the dimensions")
  void mismatch(String target) {
    Problem problem = refused("[null, 6]", reshape(target));
    assertThat(problem.kind()).isEqualTo(ProblemKind.BROKEN_INPUT);
    assertThat(problem.found()).isEqualTo("target_shape " + target);
    assertThat(problem.expected()).contains("6");
  }

  @Test
  @DisplayName("are refused with more dimensions than TensorFlow Lite has")
  void rank() {
    Problem problem = refused("[null, 6]", reshape("[6, 1, 1, 1, 1, 1, 1, 1, 1]"));
    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.expected()).contains("8 dimensions");
  }
}
