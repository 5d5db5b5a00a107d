package dev.tinyml.converter.graph;

import static dev.tinyml.converter.graph.SmallModels.KERAS_3;
import static dev.tinyml.converter.graph.SmallModels.build;
import static dev.tinyml.converter.graph.SmallModels.chain;
import static dev.tinyml.converter.graph.SmallModels.crossed;
import static dev.tinyml.converter.graph.SmallModels.input;
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
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The graph builder")
class GraphBuilderTest {

  @ParameterizedTest
  @ValueSource(strings = {"[null, null]", "[null, 3, null]", "[]", "[null, 0]"})
  @DisplayName("refuses inputs whose size is not known")
  void openDimensions(String shape) {
    Problem problem = refused(chain(KERAS_3, shape, layer("Flatten", "")));
    assertThat(problem.subject()).isEqualTo("layer in (InputLayer)");
    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.expected()).contains("fixed dimensions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[null, 2000000000]", "[null, 2147483647, 2147483647, 2147483647]"})
  @DisplayName("refuses sizes that no board has memory for, before it asks for them")
  void hugeInput(String shape) {
    Problem problem =
        refused(chain(KERAS_3, shape, layer("Activation", "'activation': 'hard_shrink'")));
    assertThat(problem.subject()).isEqualTo("layer in (InputLayer)");
    assertThat(problem.expected()).contains("16777216 elements");
  }

  @Test
  @DisplayName("refuses many large results that would only together fill the memory")
  void hugeTotal() {
    Layer[] layers = new Layer[100];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = named("a" + i, "Activation", "'activation': 'hard_shrink'");
    }
    Problem problem = refused(chain(KERAS_3, "[null, 8000000]", layers));
    assertThat(problem.found()).contains("268435456 values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bool", "string", "complex64"})
  @DisplayName("refuses inputs that are no numbers")
  void otherInput(String type) {
    Problem problem = refused(typedInput(type));
    assertThat(problem.subject()).isEqualTo("layer ids (InputLayer)");
    assertThat(problem.found()).isEqualTo("an input of type " + type);
  }

  @Test
  @DisplayName("writes an input of whole numbers as float32 when a layer computes with it")
  void integerInput() {
    FrozenGraph graph = build(typedInput("uint8"));
    assertThat(graph.inputs().get(0).type()).isEqualTo(ElementType.FLOAT32);
    try (GraphEngine engine = new GraphEngine(graph)) {
      FloatTensor input = new FloatTensor(Shape.of(3), new float[] {1, 2, 255});
      assertThat(engine.run(List.of(input)).get(0).toArray()).containsExactly(1, 2, 255);
    }
  }

  private static SourceModel typedInput(String type) {
    Layer ids = named("ids", "InputLayer", "'batch_shape': [null, 3], 'dtype': '" + type + "'");
    LayerCall input = new LayerCall(ids, 0, List.of());
    LayerCall flatten = new LayerCall(layer("Flatten", ""), 0, List.of(input.output(0)));
    return new SourceModel(
        "m",
        "keras-v3",
        KERAS_3,
        new LayerGraph(
            List.of(input, flatten), List.of(input.output(0)), List.of(flatten.output(0))));
  }

  @Test
  @DisplayName("keeps inputs and outputs of the same shape in the model's order, not in its own")
  void order() {
    try (GraphEngine engine = new GraphEngine(build(crossed("a", "b")))) {
      List<FloatTensor> results = engine.run(List.of(vector(1, 2), vector(30, 40)));
      // inputs b, a; outputs a + 1000, b, b + 5, b + 5
      assertThat(results)
          .containsExactly(vector(1030, 1040), vector(1, 2), vector(6, 7), vector(6, 7));
    }
  }

  @ParameterizedTest
  @CsvSource({"a b, a_b", "_, layer_", "output_0, output_1", "x/y, x.y", "ä, ö"})
  @DisplayName("tells layers apart whose names are the same in TensorFlow's alphabet")
  void names(String one, String other) {
    try (GraphEngine engine = new GraphEngine(build(crossed(one, other)))) {
      assertThat(engine.run(List.of(vector(1, 2), vector(30, 40))).get(0))
          .isEqualTo(vector(1030, 1040));
    }
  }

  private static FloatTensor vector(float... values) {
    return new FloatTensor(Shape.of(1, values.length), values);
  }

  @Test
  @DisplayName("lists the layers that it knows")
  void types() {
    assertThat(StandardLayers.emitters().types())
        .contains("InputLayer", "Dense", "BatchNormalization", "Dropout", "Flatten", "Reshape");
  }

  @Test
  @DisplayName("is refused with the layer's name when TensorFlow doesn't accept an operation")
  void refusedByTensorflow() {
    Problem problem =
        SmallModels.refused(
            "[null, 4]",
            SmallModels.layer(
                "EinsumDense",
                "'equation': 'ab,bc->ac', 'bias_axes': 'c'",
                SmallModels.filled(Shape.of(4, 3), 1),
                SmallModels.filled(Shape.of(2), 1)));
    assertThat(problem.id()).isEqualTo("layer-refused-by-tensorflow");
    assertThat(problem.kind()).isEqualTo(ProblemKind.BROKEN_INPUT);
    assertThat(problem.found()).contains("3 and 2");
  }
}
