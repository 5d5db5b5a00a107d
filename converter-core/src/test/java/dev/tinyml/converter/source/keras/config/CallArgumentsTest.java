package dev.tinyml.converter.source.keras.config;

import static dev.tinyml.converter.source.keras.config.ConfigJson.functional;
import static dev.tinyml.converter.source.keras.config.ConfigJson.input;
import static dev.tinyml.converter.source.keras.config.ConfigJson.layer;
import static dev.tinyml.converter.source.keras.config.ConfigJson.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonValue.JsonBoolean;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.source.CallArgument.ConstantArgument;
import dev.tinyml.converter.source.CallArgument.ListArgument;
import dev.tinyml.converter.source.CallArgument.SliceArgument;
import dev.tinyml.converter.source.CallArgument.TensorArgument;
import dev.tinyml.converter.source.CallArguments;
import dev.tinyml.converter.source.TensorRef;
import dev.tinyml.converter.source.keras.config.ModelSpec.CallSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes in the forms of docs of Keras 2.21 and 3.15.1, as their files hold them. */
@DisplayName("The arguments of a call")
class CallArgumentsTest {
  private static final Set<String> SUPPORTED =
      Set.of(
          "Dense",
          "MultiHeadAttention",
          "BatchNormalization",
          "Dropout",
          "keras.ops.GetItem",
          "keras.ops.Multiply",
          "keras.ops.Subtract",
          "keras.ops.Mean",
          "keras.ops.Gelu",
          "keras.ops.Split");

  private static final CallArgument A = new TensorArgument(new TensorRef("a", 0, 0));
  private static final CallArgument B = new TensorArgument(new TensorRef("b", 0, 0));

  /** The call of a layer with one node, in a model with inputs a and b. */
  private static CallSpec call(String layer) {
    String json =
        functional("[['a', 0, 0], ['b', 0, 0]]", "[['x', 0, 0]]", input("a"), input("b"), layer);
    try {
      byte[] text = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
      ModelSpec model =
          new ModelConfigReader()
              .read(JsonCursor.root("config.json", new JsonReader().read(text)), SUPPORTED);
      return model.calls().get(model.calls().size() - 1);
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static String operation(String type, String config, String node) {
    return "{'module': 'keras.src.ops.numpy', 'class_name': '"
        + type
        + "', 'config': {'name': 'x'"
        + config
        + "}, 'registered_name': '"
        + type
        + "', 'inbound_nodes': ["
        + node
        + "]}";
  }

  private static String function(String className, String function, String node) {
    return "{'class_name': '"
        + className
        + "', 'config': {'name': 'x', 'trainable': true, 'dtype': 'float32', 'function': '"
        + function
        + "'}, 'name': 'x', 'inbound_nodes': ["
        + node
        + "]}";
  }

  private static ConstantArgument number(String literal) {
    return new ConstantArgument(new JsonNumber(literal));
  }

  @Test
  @DisplayName("keep constants in their place")
  void constants() {
    assertThat(
            call(operation("Multiply", "", "{'args': [1.5, " + tensor("a") + "], 'kwargs': {}}"))
                .arguments())
        .isEqualTo(new CallArguments(List.of(number("1.5"), A), Map.of()));
    assertThat(
            call(operation(
                    "Subtract",
                    "",
                    "{'args': ["
                        + tensor("a")
                        + ", {'class_name': '__numpy__', 'config': {'value': [[1.0], [2.0]],"
                        + " 'dtype': 'float32'}}], 'kwargs': {}}"))
                .arguments()
                .positional()
                .get(1))
        .isEqualTo(
            new ListArgument(
                List.of(
                    new ListArgument(List.of(number("1.0"))),
                    new ListArgument(List.of(number("2.0"))))));
  }

  @Test
  @DisplayName("hold slices, indices and the ellipsis of both generations alike")
  void slices() {
    CallArguments expected =
        new CallArguments(
            List.of(
                A,
                new ListArgument(
                    List.of(
                        new ConstantArgument(new JsonString("...")),
                        new SliceArgument(Optional.of(-8), Optional.empty(), Optional.of(2)),
                        number("5")))),
            Map.of());
    String keras3 =
        "{'args': ["
            + tensor("a")
            + ", [{'class_name': '__ellipsis__', 'config': {}}, {'class_name': '__slice__',"
            + " 'config': {'start': -8, 'stop': null, 'step': 2}}, 5]], 'kwargs': {}}";
    String keras2 =
        "['a', 0, 0, {'slice_spec': [{'class_name': '__ellipsis__'}, {'start': -8, 'stop': null,"
            + " 'step': 2}, 5]}]";
    assertThat(call(operation("GetItem", "", keras3)).arguments()).isEqualTo(expected);
    CallSpec translated = call(function("SlicingOpLambda", "__operators__.getitem", keras2));
    assertThat(translated.arguments()).isEqualTo(expected);
    assertThat(translated.layer().type()).isEqualTo("keras.ops.GetItem");
  }

  @Test
  @DisplayName("leave out what says the same as its absence, and nothing else")
  void neutral() {
    String kwargs =
        "'kwargs': {'value': "
            + tensor("b")
            + ", 'key': null, 'training': true, 'mask': [null],"
            + " 'return_attention_scores': false, 'use_causal_mask': true}}";
    assertThat(
            call(layer(
                    "MultiHeadAttention",
                    "x",
                    "",
                    "{'args': [" + tensor("a") + ", null], " + kwargs))
                .arguments())
        .isEqualTo(
            new CallArguments(
                List.of(A),
                Map.of(
                    "value", B, "use_causal_mask", new ConstantArgument(new JsonBoolean(true)))));
  }

  @Test
  @DisplayName("keep training=True where it would change what is predicted")
  void training() {
    String call = "{'args': [" + tensor("a") + "], 'kwargs': {'training': true}}";
    assertThat(call(layer("BatchNormalization", "x", "", call)).arguments().keywords())
        .containsOnlyKeys("training");
    assertThat(call(layer("Dropout", "x", "", call)).arguments().keywords()).isEmpty();
  }

  @Test
  @DisplayName("of Keras 2 hold tensors among the keywords")
  void tensorsAmongKeywords() {
    assertThat(
            call(layer(
                    "MultiHeadAttention",
                    "x",
                    "",
                    "[['a', 0, 0, {'value': ['b', 0, 0], 'key': null}]]"))
                .arguments())
        .isEqualTo(new CallArguments(List.of(A), Map.of("value", B)));
    assertThat(call(layer("Dense", "x", "", "[['a', 0, 0, {}], ['b', 0, 0, {}]]")).arguments())
        .isEqualTo(new CallArguments(List.of(new ListArgument(List.of(A, B))), Map.of()));
  }

  @Test
  @DisplayName("of TensorFlow functions in Keras 2 become those of keras.ops")
  void functions() {
    CallSpec product =
        call(
            function(
                "TFOpLambda",
                "math.multiply",
                "['_CONSTANT_VALUE', -1, 2.0, {'y': ['a', 0, 0], 'name': null}]"));
    assertThat(product.layer().type()).isEqualTo("keras.ops.Multiply");
    assertThat(product.arguments())
        .isEqualTo(new CallArguments(List.of(number("2.0"), A), Map.of()));

    CallSpec mean =
        call(
            function(
                "TFOpLambda",
                "math.reduce_mean",
                "['a', 0, 0, {'axis': [1, 2], 'keepdims': true}]"));
    assertThat(mean.layer().config().integers("axis")).containsExactly(1, 2);
    assertThat(mean.layer().config().bool("keepdims")).isTrue();
    assertThat(mean.arguments()).isEqualTo(new CallArguments(List.of(A), Map.of()));

    // TensorFlow's gelu is exact unless it is told otherwise, that of keras.ops approximate.
    assertThat(
            call(function("TFOpLambda", "nn.gelu", "['a', 0, 0, {}]"))
                .layer()
                .config()
                .bool("approximate", true))
        .isFalse();
    // Sizes 1, 2, 3 of tf.split are cuts at 1 and 3.
    assertThat(
            call(function("TFOpLambda", "split", "['a', 0, 0, {'num_or_size_splits': [1, 2, 3]}]"))
                .layer()
                .config()
                .integers("indices_or_sections"))
        .containsExactly(1, 3);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "linalg.svd, '[\"a\", 0, 0, {}]', keras-operation-unsupported, linalg.svd",
    "math.cumsum, '[\"a\", 0, 0, {}]', keras-operation-unsupported, math.cumsum",
    "math.multiply, '[\"a\", 0, 0, {\"y\": 2, \"z\": 3}]', keras-call-argument-unsupported, argument z",
    "math.reduce_mean, '[\"a\", 0, 0, {\"axis\": [\"b\", 0, 0]}]', keras-call-argument-unsupported,"
        + " computed",
  })
  @DisplayName("and functions that are not known are refused by name")
  void unknownFunctions(String function, String node, String id, String mentioned) {
    List<Problem> problems =
        catchThrowableOfType(
                ProblemException.class, () -> call(function("TFOpLambda", function, node)))
            .problems();
    assertThat(problems).extracting(Problem::id).containsExactly(id);
    assertThat(problems.get(0).subject()).startsWith("layer x (");
    assertThat(problems.get(0).found()).contains(mentioned);
  }
}
