package dev.tinyml.converter.source.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.tensor.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Models and their numbers of parameters: zoo/INDEX.md and {@code count_params()} of Keras. */
@DisplayName("Layers that can't be converted")
class UnsupportedLayersTest {
  private static final Set<String> DENSE = Set.of("Dense");

  private final KerasModelReader reader = new KerasModelReader();
  private final List<Problem> noted = new ArrayList<>();

  private static Path zoo(String model) {
    return Path.of("src/test/resources/zoo", model, "model.keras");
  }

  private SourceModel read(String model, Set<String> types) {
    return reader.read(zoo(model), types, noted::addAll);
  }

  @Test
  @DisplayName("are read with their weights when the caller only takes note, the user's own too")
  void noted() {
    SourceModel model = read("refused_custom_layer", DENSE);

    assertThat(noted).extracting(Problem::id).containsExactly("keras-layer-custom");
    assertThat(model.graph().layers())
        .extracting(Layer::type)
        .containsExactly("InputLayer", "Dense", "Swirl", "Dense");
    // As h5py finds them: layers/swirl/vars/0.
    assertThat(model.graph().layers().get(2).allWeights())
        .extracting(weight -> weight.value().shape())
        .containsExactly(Shape.of(5, 4));
    assertThat(model.graph().weights().mapToInt(w -> w.value().size()).sum()).isEqualTo(65);
  }

  @Test
  @DisplayName("are noted wherever they stand, with a path")
  void nested() {
    SourceModel model = read("nested_models", Set.of("Dense", "ReLU"));

    assertThat(noted).allMatch(problem -> problem.kind() == ProblemKind.UNSUPPORTED);
    assertThat(noted)
        .extracting(Problem::subject)
        .containsExactlyInAnyOrder(
            "layer inner_func/add (Add)",
            "layer sequential/batch_normalization (BatchNormalization)");
    assertThat(model.graph().weights().mapToInt(w -> w.value().size()).sum()).isEqualTo(341);
  }

  @Test
  @DisplayName("refuse the model otherwise, and damage always does")
  void refused() {
    assertThatThrownBy(() -> reader.read(zoo("refused_lambda"), DENSE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("keras-lambda-unsupported");
    assertThatThrownBy(
            () ->
                new KerasH5Reader()
                    .read(
                        Path.of("src/test/resources/dev/tinyml/converter/source/keras/h5/cycle.h5"),
                        Set.of(),
                        noted::addAll))
        .isInstanceOf(ProblemException.class);
  }
}
