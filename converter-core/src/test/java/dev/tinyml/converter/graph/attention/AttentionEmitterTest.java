package dev.tinyml.converter.graph.attention;

import static dev.tinyml.converter.graph.SmallModels.input;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.graph.SmallModels;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.LayerGraph;
import dev.tinyml.converter.source.SourceModel;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An attention layer")
class AttentionEmitterTest {
  private static Problem refusedOn(String query, String value, Layer layer) {
    LayerCall one = new LayerCall(input("q", query), 0, List.of());
    LayerCall other = new LayerCall(input("v", value), 0, List.of());
    LayerCall call = new LayerCall(layer, 0, List.of(one.output(0), other.output(0)));
    return refused(
        new SourceModel(
            "m",
            "keras-v3",
            SmallModels.KERAS_3,
            new LayerGraph(
                List.of(one, other, call),
                List.of(one.output(0), other.output(0)),
                List.of(call.output(0)))));
  }

  @Test
  @DisplayName("is refused on tensors that don't fit")
  void shapes() {
    Problem problem =
        refusedOn("[null, 3, 4]", "[null, 3, 5]", layer("Attention", "'use_scale': false"));

    assertThat(problem.kind()).isEqualTo(ProblemKind.BROKEN_INPUT);
    assertThat(problem.found()).contains("1x3x4", "1x3x5");
  }

  @Test
  @DisplayName("is refused with one tensor")
  void oneTensor() {
    assertThat(refused("[null, 3, 4]", layer("Attention", "'use_scale': false")).found())
        .isEqualTo("1 tensors");
  }

  @Test
  @DisplayName("is refused over other axes than the steps")
  void axes() {
    Layer layer =
        layer("MultiHeadAttention", "'num_heads': 2, 'key_dim': 2, 'attention_axes': [2]");
    Problem problem = refusedOn("[null, 3, 4]", "[null, 3, 4]", layer);

    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).contains("[2]");
  }

  @Test
  @DisplayName("is refused with sizes that no layer has")
  void sizes() {
    Layer layer = layer("MultiHeadAttention", "'num_heads': 0, 'key_dim': 2");
    assertThat(refusedOn("[null, 3, 4]", "[null, 3, 4]", layer).found()).isEqualTo("num_heads 0");
    Layer wide = layer("MultiHeadAttention", "'num_heads': 2, 'key_dim': 2000000000");
    assertThat(refusedOn("[null, 3, 4]", "[null, 3, 4]", wide).kind())
        .isEqualTo(ProblemKind.BROKEN_INPUT);
  }
}
