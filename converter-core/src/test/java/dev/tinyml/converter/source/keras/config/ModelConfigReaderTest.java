package dev.tinyml.converter.source.keras.config;

import static dev.tinyml.converter.source.keras.config.ConfigJson.dense;
import static dev.tinyml.converter.source.keras.config.ConfigJson.functional;
import static dev.tinyml.converter.source.keras.config.ConfigJson.input;
import static dev.tinyml.converter.source.keras.config.ConfigJson.layer;
import static dev.tinyml.converter.source.keras.config.ConfigJson.node;
import static dev.tinyml.converter.source.keras.config.ConfigJson.sequential;
import static dev.tinyml.converter.source.keras.config.ConfigJson.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.source.TensorRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A config.json")
class ModelConfigReaderTest {
  private static final Set<String> SUPPORTED = Set.of("Dense", "keras.ops.Add");

  private static ModelSpec read(String json) {
    try {
      byte[] text = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      return new ModelConfigReader()
          .read(JsonCursor.root("config.json", new JsonReader().read(text)), SUPPORTED);
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static List<String> order(String json) {
    return new CallOrder()
        .order(read(json)).stream().map(c -> c.layer().name() + c.node()).toList();
  }

  private static List<Problem> problems(String json) {
    return catchThrowableOfType(ProblemException.class, () -> order(json)).problems();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      value = {
        "['a', 0, 0]",
        "[['a', 0, 0]]",
        "{'k': ['a', 0, 0]}",
        "[{'k': [['a', 0, 0]]}]",
      },
      delimiter = ';',
      quoteCharacter = '`')
  @DisplayName("may nest the references to inputs and outputs as the user did")
  void nestedReferences(String inputs) {
    ModelSpec model =
        read(functional(inputs, inputs.replace('a', 'd'), input("a"), dense("d", node("a"))));
    assertThat(model.inputs()).containsExactly(new TensorRef("a", 0, 0));
    assertThat(model.outputs()).containsExactly(new TensorRef("d", 0, 0));
  }

  @Test
  @DisplayName("of Keras 2 connects layers by lists")
  void nodesOfKeras2() {
    String json =
        functional(
            "[['a', 0, 0]]",
            "[['d', 1, 0]]",
            input("a"),
            dense("d", "[['a', 0, 0, {}]], [['d', 0, 0, {'training': true, 'mask': null}]]"));
    assertThat(order(json)).containsExactly("a0", "d0", "d1");
    assertThat(read(json).calls().get(2).inputs()).containsExactly(new TensorRef("d", 0, 0));
  }

  @Test
  @DisplayName("may call a function of keras.ops with lists and the keyword inputs")
  void operations() {
    String add =
        "{'module': 'keras.src.ops.numpy', 'class_name': 'Add', 'registered_name': 'Add',"
            + " 'config': {'name': 'add'}, 'inbound_nodes': [{'args': [["
            + tensor("a")
            + "]], 'kwargs': {'inputs': "
            + tensor("b")
            + "}}]}";
    ModelSpec model =
        read(
            functional("[['b', 0, 0], ['a', 0, 0]]", "['add', 0, 0]", input("a"), input("b"), add));
    assertThat(model.layers().get(2).type()).isEqualTo("keras.ops.Add");
    assertThat(model.calls().get(2).inputs())
        .extracting(TensorRef::layer)
        .containsExactly("a", "b");
  }

  @Test
  @DisplayName("is put into an order in which it can be computed, without what no output needs")
  void order() {
    String json =
        functional(
            "['a', 0, 0]",
            "[['late', 0, 0], ['late', 0, 0]]",
            dense("late", node("early")),
            dense("unused", node("early")),
            dense("early", node("a")),
            input("a"));
    assertThat(order(json)).containsExactly("a0", "early0", "late0");
  }

  @Test
  @DisplayName("may chain almost two thousand layers")
  void longChain() {
    int count = 1900;
    String[] layers = new String[count + 1];
    layers[0] = input("d0");
    for (int i = 1; i <= count; i++) {
      layers[i] = dense("d" + i, node("d" + (i - 1)));
    }
    String json = functional("['d0', 0, 0]", "['d" + count + "', 0, 0]", layers);
    assertThat(order(json)).hasSize(count + 1).endsWith("d19000");
  }

  @Test
  @DisplayName("whose layers need each other in a circle is refused")
  void cycle() {
    assertThat(
            problems(
                functional(
                    "['a', 0, 0]",
                    "['y', 0, 0]",
                    input("a"),
                    dense("x", node("y", "a")),
                    dense("y", node("x")))))
        .extracting(Problem::id)
        .containsExactly("keras-graph-cycle");
    assertThat(
            problems(functional("['a', 0, 0]", "['x', 0, 0]", input("a"), dense("x", node("x")))))
        .extracting(Problem::id)
        .containsExactly("keras-graph-cycle");
  }

  @Test
  @DisplayName("with references that lead nowhere is refused, all of them at once")
  void dangling() {
    assertThat(
            problems(
                functional(
                    "['x', 0, 0]",
                    "[['x', 1, 0], ['ghost', 0, 0]]",
                    input("a"),
                    dense("x", node("nobody")))))
        .extracting(Problem::id)
        .containsExactly(
            "keras-tensor-unknown",
            "keras-input-unknown",
            "keras-tensor-unknown",
            "keras-tensor-unknown");
    assertThat(
            problems(
                functional(
                    "['b', 0, 0]", "['x', 0, 0]", input("a"), input("b"), dense("x", node("a")))))
        .extracting(Problem::id)
        .containsExactly("keras-input-not-listed");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      value = {
        "{'args': [2.0], 'kwargs': {}}; json-form",
        "{'args': [], 'kwargs': {}}; json-form",
        "{'args': [], 'kwargs': {'mask': 'on'}}; json-form",
        "{'args': [{'class_name': 'set'}], 'kwargs': {}}; keras-call-argument-unsupported",
        "[['a', 0, 0, {'y': {'class_name': 'set'}}]]; keras-call-argument-unsupported",
        "[['a', 0]]; json-form",
        "[['a', -1, 0]]; json-form",
        "7; json-form",
      },
      delimiter = ';',
      quoteCharacter = '`')
  @DisplayName("whose calls have no tensors, or arguments of unknown kinds, is refused")
  void arguments(String node, String id) {
    assertThat(problems(functional("['a', 0, 0]", "['d', 0, 0]", input("a"), dense("d", node))))
        .extracting(Problem::id)
        .containsExactly(id);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      value = {
        "; , 'batch_input_shape': [null, 7]",
        "; , 'batch_shape': [null, 7]",
        ", 'build_input_shape': [null, 7]; ``",
      },
      delimiter = ';',
      quoteCharacter = '`')
  @DisplayName("of a Sequential without an InputLayer gets one where the shape is known")
  void missingInputLayer(String model, String layer) {
    String json =
        sequential(model == null ? "" : model, layer("Dense", "d", layer, ""), dense("e", ""));
    ModelSpec spec = read(json);
    assertThat(spec.layers()).extracting(LayerSpec::name).containsExactly("d_input", "d", "e");
    assertThat(spec.layers().get(0).config().dimensions("batch_shape"))
        .containsExactly(Optional.empty(), Optional.of(7));
    assertThat(spec.inputs()).containsExactly(new TensorRef("d_input", 0, 0));
    assertThat(order(json)).containsExactly("d_input0", "d0", "e0");
  }

  @Test
  @DisplayName("of a Sequential is refused without a shape, without layers, and with two inputs")
  void brokenSequential() {
    assertThat(problems(sequential("", dense("d", ""))))
        .extracting(Problem::id)
        .containsExactly("keras-input-shape-unknown");
    assertThat(problems(sequential(""))).extracting(Problem::id).containsExactly("json-form");
    assertThat(problems(sequential("", input("a"), input("b"))))
        .extracting(Problem::found)
        .containsExactly("an InputLayer behind other layers");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      value = {
        "{'module': null, 'class_name': 'Net', 'config': {}, 'registered_name': 'Net'}",
        "{'module': 'mine', 'class_name': 'Functional', 'config': {}, 'registered_name': null}",
        "{'module': 'keras', 'class_name': 'Dense', 'config': {}, 'registered_name': null}",
      },
      delimiter = ';',
      quoteCharacter = '`')
  @DisplayName("of a model class of one's own is refused")
  void otherModels(String json) {
    assertThat(problems(json))
        .extracting(Problem::id)
        .containsExactly("keras-model-class-unsupported");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      value = {
        "'module': null, 'registered_name': 'mine>Dense'; custom",
        "'module': null, 'registered_name': 'Dense'; custom",
        "'module': 'mymod', 'registered_name': 'Dense'; custom",
        "'module': 'keras.layers', 'registered_name': 'mine>Dense'; custom",
        "'module': 'kerasy.layers', 'registered_name': null; custom",
        "'module': 'keras.layers', 'registered_name': null; built-in",
        "'module': 'keras.src.layers.core.dense', 'registered_name': 'Dense'; built-in",
        "'module': 'tf_keras.layers', 'registered_name': null; built-in",
        "'registered_name': null; built-in",
      },
      delimiter = ';',
      quoteCharacter = '`')
  @DisplayName("tells a Dense of Keras from a user's own class of that name")
  void customClassNamedDense(String identity, String expected) {
    String json =
        sequential(
            "", input("a"), "{'class_name': 'Dense', 'config': {'name': 'd'}, " + identity + "}");
    if (expected.equals("custom")) {
      assertThat(problems(json)).extracting(Problem::id).containsExactly("keras-layer-custom");
    } else {
      assertThat(order(json)).containsExactly("a0", "d0");
    }
  }
}
