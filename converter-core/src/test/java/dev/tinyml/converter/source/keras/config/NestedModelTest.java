package dev.tinyml.converter.source.keras.config;

import static dev.tinyml.converter.source.keras.config.ConfigJson.dense;
import static dev.tinyml.converter.source.keras.config.ConfigJson.functional;
import static dev.tinyml.converter.source.keras.config.ConfigJson.input;
import static dev.tinyml.converter.source.keras.config.ConfigJson.layer;
import static dev.tinyml.converter.source.keras.config.ConfigJson.node;
import static dev.tinyml.converter.source.keras.config.ConfigJson.sequential;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.source.TensorRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A model inside a model")
class NestedModelTest {
  private static final Set<String> SUPPORTED =
      Set.of("Dense", "LSTM", "RNN", "Bidirectional", "TimeDistributed", "LayerScale");

  private static ModelSpec read(String json) {
    try {
      byte[] text = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      JsonCursor model = JsonCursor.root("config.json", new JsonReader().read(text));
      return assertTimeoutPreemptively(
          ofSeconds(10), () -> new ModelConfigReader().read(model, SUPPORTED));
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static List<Problem> problems(String json) {
    return catchThrowableOfType(ProblemException.class, () -> read(json)).problems();
  }

  /** A model as a layer with a name. */
  private static String named(String model, String name, String nodes) {
    String renamed = model.replaceFirst("'layers'", "'name': '" + name + "', 'layers'");
    return renamed.substring(0, renamed.length() - 1).replaceFirst("'name': 'm', ", "")
        + ", 'inbound_nodes': ["
        + nodes
        + "]}";
  }

  private static String inner(String... layers) {
    return functional("['i', 0, 0]", "['d', 0, 0]", layers);
  }

  @ParameterizedTest(name = "{0}, Keras 2: {1}")
  @CsvSource({
    "Functional, false, 0, 2",
    "Functional, true, 1, 2",
    "Sequential, false, 0, 1",
    "Sequential, true, 1, 2"
  })
  @DisplayName("is counted from 0, however Keras counts its applications")
  void nodeIndices(String type, boolean keras2, int first, int lastAtEnd) {
    String model =
        type.equals("Functional")
            ? inner(input("i"), dense("d", node("i")))
            : sequential("", input("i"), dense("d", ""));
    String nodes = keras2 ? "[['a', 0, 0, {}]], [['e', 0, 0, {}]]" : node("a") + ", " + node("e");
    String second =
        keras2 ? "[['n', " + first + ", 0, {}]]" : node("n").replace("'n', 0", "'n', " + first);
    ModelSpec spec =
        read(
            functional(
                "['a', 0, 0]",
                "['n', " + lastAtEnd + ", 0]",
                input("a"),
                named(model, "n", nodes),
                dense("e", second)));
    assertThat(spec.outputs()).containsExactly(new TensorRef("n", 1, 0));
    assertThat(spec.calls().get(2).inputs()).containsExactly(new TensorRef("n", 0, 0));
    assertThat(spec.layers().get(1).body().orElseThrow().calls()).hasSize(2);
  }

  @Test
  @DisplayName("may be a Sequential that does not know its input's shape")
  void withoutShape() {
    ModelSpec spec =
        read(
            functional(
                "['a', 0, 0]",
                "['s', 0, 0]",
                input("a"),
                named(sequential("", dense("d", "")), "s", node("a"))));
    ModelSpec body = spec.layers().get(1).body().orElseThrow();
    assertThat(body.inputs()).containsExactly(new TensorRef("d_input", 0, 0));
    assertThat(body.calls()).hasSize(2);
  }

  @Test
  @DisplayName("has its unsupported layers named by their paths, in wrappers too, all at once")
  void refusedWithPath() {
    String lambda = layer("Lambda", "odd", "", "");
    String custom =
        "{'module': 'mine', 'class_name': 'Cell', 'registered_name': 'mine>Cell', 'config': {}}";
    String json =
        functional(
            "['a', 0, 0]",
            "['t', 0, 0]",
            input("a"),
            named(sequential("", input("i"), named(sequential("", lambda), "deep", "")), "s", ""),
            layer("TimeDistributed", "t", ", 'layer': " + lambda, node("a")),
            layer("RNN", "r", ", 'cell': " + custom, ""),
            layer("Conv2D", "c", "", ""));
    assertThat(problems(json))
        .extracting(Problem::subject)
        .containsExactly(
            "layer s/deep/odd (Lambda)",
            "layer t/odd (Lambda)",
            "layer r/without a name (Cell)",
            "layer c (Conv2D)");
  }

  @Test
  @DisplayName(
      "stands for itself in a Bidirectional of Keras 2, which leaves the backward layer out")
  void backwardLayer() {
    String lstm = layer("LSTM", "lstm", ", 'units': 4, 'go_backwards': false", "");
    ModelSpec spec =
        read(
            functional(
                "['a', 0, 0]",
                "['b', 0, 0]",
                input("a"),
                layer("Bidirectional", "b", ", 'layer': " + lstm, node("a"))));
    List<LayerSpec.Part> parts = spec.layers().get(1).parts();
    assertThat(parts)
        .extracting(part -> part.layer().path())
        .containsExactly("b/forward_lstm", "b/backward_lstm");
    assertThat(parts)
        .extracting(part -> part.layer().config().bool("go_backwards"))
        .containsExactly(false, true);
    assertThat(parts.get(1).layer().config().integer("units")).isEqualTo(4);
  }

  @Test
  @DisplayName("applied twice in a model that is applied twice, and so on, is refused in time")
  void exponential() {
    String model = inner(input("i"), dense("d", node("i")));
    for (int depth = 0; depth < 25; depth++) {
      String twice = named(model, "n", node("i") + ", " + node("n"));
      model = functional("['i', 0, 0]", "['n', 2, 0]", input("i"), twice);
    }
    List<Problem> problems = problems(model);
    assertThat(problems).extracting(Problem::id).containsExactly("keras-model-size");
  }

  @Test
  @DisplayName("nested without end is refused")
  void deep() {
    String model = sequential("", input("i"), dense("d", ""));
    for (int depth = 0; depth < 35; depth++) {
      model = sequential("", input("i"), named(model, "n", ""));
    }
    assertThat(problems(model).get(0).expected()).contains("nested at most 30 deep");
  }

  @Test
  @DisplayName("that needs its own output is refused")
  void cycle() {
    String model = inner(input("i"), dense("d", node("d")));
    assertThat(
            problems(
                functional("['a', 0, 0]", "['n', 1, 0]", input("a"), named(model, "n", node("a")))))
        .extracting(Problem::id, Problem::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("keras-graph-cycle", "layer n/d (Dense)"));
  }

  @Test
  @DisplayName("may have layers that Keras registers under a name of its own package")
  void registeredByKeras() {
    String scale =
        "{'module': 'keras.src.applications.convnext', 'class_name': 'LayerScale',"
            + " 'registered_name': 'keras.src.applications.convnext>LayerScale',"
            + " 'config': {'name': 'x'}}";
    assertThat(read(sequential("", input("a"), scale)).layers().get(1).isBuiltIn()).isTrue();
  }
}
