package dev.tinyml.converter.graph.core;

import static dev.tinyml.converter.graph.SmallModels.filled;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static dev.tinyml.converter.graph.SmallModels.run;
import static dev.tinyml.converter.graph.SmallModels.weight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Dense")
class DenseEmitterTest {
  private static final Weight KERNEL = weight(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
  private static final Weight BIAS = weight(Shape.of(3), 10, 20, 30);

  @Test
  @DisplayName("multiplies by its kernel and adds its bias")
  void values() {
    Layer dense = layer("Dense", "'units': 3, 'activation': 'linear'", KERNEL, BIAS);
    assertThat(run(dense, Shape.of(2), 1, -1).toArray()).containsExactly(7, 17, 27);
    Layer noBias = layer("Dense", "'units': 3, 'use_bias': false, 'activation': 'relu'", KERNEL);
    assertThat(run(noBias, Shape.of(2), 1, -1).toArray()).containsExactly(0, 0, 0);
  }

  @Test
  @DisplayName("works along the last axis of more than one")
  void rank3() {
    Layer dense = layer("Dense", "'units': 3", KERNEL, BIAS);
    FloatTensor result = run(dense, Shape.of(2, 2), 1, 0, 0, 1);
    assertThat(result.shape()).isEqualTo(Shape.of(1, 2, 3));
    assertThat(result.toArray()).containsExactly(11, 22, 33, 14, 25, 36);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "0", "-3", "2147483647"})
  @DisplayName("is refused when the units are not those of its kernel, however many")
  void units(String units) {
    Problem problem = refused("[null, 2]", layer("Dense", "'units': " + units, KERNEL, BIAS));
    assertThat(problem.kind()).isEqualTo(ProblemKind.BROKEN_INPUT);
    assertThat(problem.found()).isEqualTo("shape 2x3 of vars/0");
    assertThat(problem.expected()).isEqualTo("shape 2x" + units);
  }

  @Test
  @DisplayName("is refused with too few or misshapen weights")
  void weights() {
    assertThat(refused("[null, 2]", layer("Dense", "'units': 3", KERNEL)).expected())
        .isEqualTo("2 weights: kernel, bias");
    assertThat(refused("[null, 2]", layer("Dense", "'units': 3", KERNEL, KERNEL)).expected())
        .isEqualTo("shape 3");
    assertThat(refused("[null, 5]", layer("Dense", "'units': 3", KERNEL, BIAS)).expected())
        .isEqualTo("shape 5x3");
    assertThat(refused("[null]", layer("Dense", "'units': 3", KERNEL, BIAS)).found())
        .contains("without features");
  }

  @Test
  @DisplayName("is refused before a result that no board can hold is computed")
  void hugeResult() {
    Weight wide = filled(Shape.of(1, 1024), 1);
    Layer dense = layer("Dense", "'units': 1024, 'use_bias': false, 'activation': 'softmax'", wide);
    Problem problem = refused("[null, 1000000, 1]", dense);
    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).contains("[1, 1000000, 1024]");
  }
}
