package dev.tinyml.codegen.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.inspection.description.LayerDescription;
import dev.tinyml.codegen.inspection.description.LayeredDescription;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Held against what Keras itself says of the same files: fixtures/inspection/make_facts.py. */
@DisplayName("Layers of Keras models")
class LayeredInspectionTest {
  private static final JsonCursor FACTS = InspectionFixtures.facts("keras_facts.json");

  private static Stream<String> models() {
    return FACTS.names().stream();
  }

  private static Map<String, LayerDescription> layers(LayeredDescription model) {
    return model.layers().stream()
        .filter(layer -> !layer.repeated())
        .collect(Collectors.toMap(LayerDescription::name, layer -> layer));
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("parameters are as many as Keras counts, for the model and for each layer")
  void parameters(String name) {
    LayeredDescription model = InspectionFixtures.keras(name);
    Map<String, LayerDescription> layers = layers(model);

    assertThat(model.parameters()).isEqualTo(FACTS.get(name).get("parameters").asLong());
    for (JsonCursor fact : FACTS.get(name).get("layers").elements()) {
      LayerDescription layer = layers.get(fact.get("name").asString());
      assertThat(layer).as(fact.get("name").asString()).isNotNull();
      assertThat(layer.parameters()).as(layer.name()).isEqualTo(fact.get("parameters").asLong());
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  @DisplayName("shapes are those of Keras where they are shown at all")
  void shapes(String name) {
    Map<String, LayerDescription> layers = layers(InspectionFixtures.keras(name));
    for (JsonCursor fact : FACTS.get(name).get("layers").elements()) {
      LayerDescription layer = layers.get(fact.get("name").asString());
      if (fact.find("shape").isPresent() && layer.outputShape().isPresent()) {
        assertThat(layer.outputShape().get())
            .as(layer.name() + " " + layer.type())
            .isEqualTo(fact.get("shape").elements().stream().map(JsonCursor::asInt).toList());
      }
    }
  }

  @Test
  @DisplayName("shapes are shown for nearly all layers of the zoo")
  void shapesAreKnown() {
    List<LayerDescription> all = new ArrayList<>();
    models().forEach(name -> all.addAll(InspectionFixtures.keras(name).layers()));

    long known = all.stream().filter(layer -> layer.outputShape().isPresent()).count();
    assertThat(all).hasSizeGreaterThan(350);
    assertThat((double) known / all.size()).isGreaterThan(0.9);
  }

  @Test
  @DisplayName("a model with the user's own class is shown, with the class marked")
  void customLayer() {
    LayeredDescription model = InspectionFixtures.keras("refused_custom_layer");

    // zoo/INDEX.md: 65 parameters, two Dense and a Swirl.
    assertThat(model.parameters()).isEqualTo(65);
    assertThat(model.layers())
        .extracting(LayerDescription::type)
        .containsExactly("InputLayer", "Dense", "Swirl", "Dense");
    assertThat(model.layers().get(2).refusal().map(Problem::id)).contains("keras-layer-custom");
    assertThat(model.obstacles()).hasSize(1);
  }

  @Test
  @DisplayName("a Lambda is shown without its byte code")
  void lambda() {
    LayeredDescription model = InspectionFixtures.keras("refused_lambda");

    assertThat(model.parameters()).isEqualTo(38);
    LayerDescription lambda = model.layers().get(2);
    assertThat(lambda.refusal().map(Problem::id)).contains("keras-lambda-unsupported");
    assertThat(lambda.options().toString()).doesNotContain("code").hasSizeLessThan(100);
  }

  @Test
  @DisplayName("layers inside models and wrappers stand inside them, once")
  void nesting() {
    List<LayerDescription> siamese = InspectionFixtures.keras("shared_siamese").layers();
    List<LayerDescription> encoders =
        siamese.stream().filter(layer -> layer.name().equals("encoder")).toList();

    assertThat(encoders).extracting(LayerDescription::application).containsExactly(0, 1);
    assertThat(encoders.get(0).inside()).extracting(LayerDescription::type).contains("Conv1D");
    assertThat(encoders.get(1).inside()).isEmpty();
    assertThat(InspectionFixtures.keras("gru_bidirectional").layers().get(1).inside())
        .extracting(LayerDescription::name)
        .containsExactly("forward_gru", "backward_gru");
  }
}
