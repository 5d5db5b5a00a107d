package dev.tinyml.converter.graph.activation;

import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static dev.tinyml.converter.graph.SmallModels.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.graph.emit.KerasGeneration;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.tensor.Shape;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Activations")
class ActivationEmitterTest {
  private static final float[] INPUT = {-4, -2.5f, -1, 0, 1, 2.5f, 4};

  private static Layer activation(String config) {
    return layer("Activation", "'activation': " + config);
  }

  @Test
  @DisplayName("hard_sigmoid has the slope of the Keras that saved the model")
  void hardSigmoid() {
    Layer layer = activation("'hard_sigmoid'");
    assertThat(run("keras 2.13.1", layer, Shape.of(7), INPUT).toArray())
        .containsExactly(new float[] {0, 0, 0.3f, 0.5f, 0.7f, 1, 1}, within(1e-6f));
    float twelfth = 1 / 12f;
    assertThat(run("keras 3.0.5", layer, Shape.of(7), INPUT).toArray())
        .containsExactly(
            new float[] {0, twelfth, 1 / 3f, 0.5f, 2 / 3f, 11 * twelfth, 1}, within(1e-6f));
    assertThat(run("keras", layer, Shape.of(7), INPUT).get(2)).isCloseTo(1 / 3f, within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({
    "keras 2.21.0, KERAS_2",
    "keras 3.0.5, KERAS_3",
    "keras, KERAS_3",
    "keras 20.1, KERAS_3"
  })
  @DisplayName("the generation is told by the version")
  void generation(String producer, KerasGeneration expected) {
    assertThat(KerasGeneration.of(producer)).isEqualTo(expected);
  }

  @Test
  @DisplayName("may be layers inside a configuration")
  void nested() {
    String relu =
        "{'module': 'keras.layers', 'class_name': 'ReLU', 'config': {'max_value': 2.0},"
            + " 'registered_name': null}";
    assertThat(run(activation(relu), Shape.of(7), INPUT).toArray())
        .containsExactly(0, 0, 0, 0, 1, 2, 2);
  }

  @Test
  @DisplayName("that are not known are refused with the list of those that are")
  void unknown() {
    Problem problem = refused("[null, 7]", activation("'wiggle'"));
    assertThat(problem.kind()).isEqualTo(ProblemKind.UNSUPPORTED);
    assertThat(problem.found()).isEqualTo("activation wiggle");
    assertThat(problem.expected()).contains("relu", "hard_sigmoid", "softmax");
  }

  @Test
  @DisplayName("are refused when they are layers with weights, or the user's own")
  void wrongNested() {
    String dense =
        "{'module': 'keras.layers', 'class_name': 'Dense', 'config': {'units': 7},"
            + " 'registered_name': null}";
    assertThat(refused("[null, 7]", activation(dense)).found()).isEqualTo("0 weights");
    String own =
        "{'module': 'mine', 'class_name': 'Own', 'config': {}, 'registered_name': 'mine>Own'}";
    assertThat(refused("[null, 7]", activation(own)).id()).isEqualTo("keras-custom-object");
    String unknown =
        "{'module': 'keras.layers', 'class_name': 'ConvLSTM2D', 'config': {},"
            + " 'registered_name': null}";
    assertThat(refused("[null, 7]", activation(unknown)).found()).contains("ConvLSTM2D");
    assertThat(refused("[null, 7]", activation("3")).id()).isEqualTo("layer-config");
  }
}
