package dev.tinyml.converter.graph.embedding;

import static dev.tinyml.converter.graph.SmallModels.counting;
import static dev.tinyml.converter.graph.SmallModels.filled;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static dev.tinyml.converter.graph.SmallModels.run;
import static dev.tinyml.converter.graph.SmallModels.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An embedding")
class EmbeddingEmitterTest {
  private static Layer table(String extra) {
    return layer(
        "Embedding",
        "'input_dim': 4, 'output_dim': 2" + extra,
        weight(Shape.of(4, 2), counting(8)));
  }

  @Test
  @DisplayName("gives a row for each number, negative ones from the end, fractions cut off")
  void rows() {
    assertThat(run(table(""), Shape.of(1, 3), 2, -1, 0.9f).toArray())
        .containsExactly(4, 5, 6, 7, 0, 1);
  }

  @Test
  @DisplayName("is refused with mask_zero, because later layers would skip steps")
  void maskZero() {
    Problem problem = refused("[null, 3]", table(", 'mask_zero': true"));

    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).contains("mask_zero");
  }

  @Test
  @DisplayName("is refused with a table of another size")
  void wrongTable() {
    Layer layer =
        layer(
            "Embedding",
            "'input_dim': 1000000, 'output_dim': 2",
            weight(Shape.of(4, 2), counting(8)));

    assertThat(refused("[null, 3]", layer).kind()).isEqualTo(ProblemKind.BROKEN_INPUT);
  }

  @Test
  @DisplayName("has no masks behind it: a Masking layer is refused with what to do")
  void masking() {
    Problem problem = refused("[null, 3, 2]", layer("Masking", "'mask_value': -1.0"));

    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).contains("-1.0");
  }

  @Test
  @DisplayName("tells of a sample with a number beyond the table")
  void beyondTheTable() {
    Layer embedding =
        layer("Embedding", "'input_dim': 2, 'output_dim': 1", filled(Shape.of(2, 1), 1));
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> run(embedding, Shape.of(1), 7));
    assertThat(thrown.problems().get(0).id()).isEqualTo("graph-run-failed");
    assertThat(thrown.problems().get(0).found()).contains("7 is not in [0, 2)");
  }
}
