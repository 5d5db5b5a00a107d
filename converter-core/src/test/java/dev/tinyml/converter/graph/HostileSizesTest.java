package dev.tinyml.converter.graph;

import static dev.tinyml.converter.graph.SmallModels.KERAS_3;
import static dev.tinyml.converter.graph.SmallModels.build;
import static dev.tinyml.converter.graph.SmallModels.chain;
import static dev.tinyml.converter.graph.SmallModels.filled;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.named;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.LayerGraph;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small configurations that would make large graphs. */
@DisplayName("Sizes in a configuration")
class HostileSizesTest {

  private static Layer perStep(String name, Layer inner) {
    Layer wrapper = layer("TimeDistributed", "");
    return new Layer(
        name, wrapper.type(), wrapper.config(), List.of(), List.of(inner), Optional.empty());
  }

  @Test
  @DisplayName("don't multiply weights: a layer that is applied per step has them once")
  void weightsOnce() {
    Layer dense = layer("Dense", "'units': 100, 'use_bias': false", filled(Shape.of(100, 100), 1));
    FrozenGraph graph = build(chain(KERAS_3, "[null, 50, 100]", perStep("each", dense)));
    int once = 100 * 100 * Float.BYTES;
    assertThat(graph.graphDef()).hasSizeBetween(once, 4 * once);
  }

  @Test
  @DisplayName("don't multiply operators: copies per step of copies per step are counted")
  void copiesOfCopies() {
    Layer copies = perStep("inner", layer("Activation", "'activation': 'relu'"));
    Problem problem = refused("[null, 20, 1000, 1]", perStep("outer", copies));
    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).contains("operators, with one copy of a layer per step");
  }

  @Test
  @DisplayName("don't make more layers than the time for them allows")
  void layers() {
    Layer[] chain =
        IntStream.range(0, 2001).mapToObj(i -> named("d" + i, "Dropout", "")).toArray(Layer[]::new);
    Problem problem = refused(chain(KERAS_3, "[null, 4]", chain));
    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).isEqualTo("more than 2000 layers up to this layer");
  }

  @Test
  @DisplayName("don't make tensors without values")
  void empty() {
    Problem problem =
        refused(
            "[null, 4]",
            layer("Dense", "'units': 0, 'use_bias': false", filled(Shape.of(4, 0), 0)));
    assertThat(problem.kind()).isEqualTo(ProblemKind.BROKEN_INPUT);
    assertThat(problem.found()).isEqualTo("a result of shape 1x0");
  }

  @Test
  @DisplayName("don't let a layer take another axis for the batch")
  void movedBatch() {
    Layer swap = named("swap", "keras.ops.Swapaxes", "'axis1': 0, 'axis2': 1");
    Layer lstm =
        layer(
            "LSTM",
            "'units': 1, 'activation': 'tanh', 'recurrent_activation': 'sigmoid'",
            filled(Shape.of(4, 4), 1),
            filled(Shape.of(1, 4), 1),
            filled(Shape.of(4), 1));
    for (Layer reader : List.of(lstm, layer("Flatten", ""))) {
      Problem problem = refused(chain(KERAS_3, "[null, 4, 4]", swap, reader));
      assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
      assertThat(problem.found()).isEqualTo("an input of shape 4x1x4");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {"Unstack | 'axis': 1", "Split | 'axis': 1, 'indices_or_sections': 1000000"})
  @DisplayName("don't make a million tensors")
  void parts(String function, String config) {
    Problem problem = refused("[null, 1000000]", named("op", "keras.ops." + function, config));
    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).isEqualTo("1000000 parts");
  }

  @Test
  @DisplayName("don't make scores for a million million pairs of steps")
  void scores() {
    Layer attention =
        named(
            "mha",
            "MultiHeadAttention",
            "'num_heads': 1, 'key_dim': 1, 'use_bias': false",
            filled(Shape.of(1, 1, 1), 1),
            filled(Shape.of(1, 1, 1), 1),
            filled(Shape.of(1, 1, 1), 1),
            filled(Shape.of(1, 1, 1), 1));
    LayerCall in = new LayerCall(SmallModels.input("in", "[null, 1000000, 1]"), 0, List.of());
    LayerCall call = new LayerCall(attention, 0, List.of(in.output(0), in.output(0)));
    LayerGraph graph =
        new LayerGraph(List.of(in, call), List.of(in.output(0)), List.of(call.output(0)));
    Problem problem = refused(new SourceModel("m", "keras-v3", KERAS_3, graph));
    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).isEqualTo("a tensor of dimensions [1, 1, 1000000, 1000000]");
  }
}
