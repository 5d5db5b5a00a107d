package dev.tinyml.converter.graph.operation;

import static dev.tinyml.converter.graph.SmallModels.KERAS_3;
import static dev.tinyml.converter.graph.SmallModels.assertProblem;
import static dev.tinyml.converter.graph.SmallModels.input;
import static dev.tinyml.converter.graph.SmallModels.named;
import static dev.tinyml.converter.graph.SmallModels.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.CallArgument;
import dev.tinyml.converter.source.CallArgument.ConstantArgument;
import dev.tinyml.converter.source.CallArgument.ListArgument;
import dev.tinyml.converter.source.CallArgument.SliceArgument;
import dev.tinyml.converter.source.CallArgument.TensorArgument;
import dev.tinyml.converter.source.CallArguments;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.LayerGraph;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.source.TensorRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operand of each operation has the shape 1 × 4 × 6. */
@DisplayName("A function of keras.ops")
class OperationRefusalTest {

  /**
   * @param arguments of the call as JSON: "x" is the model's input, "a:b:c" a slice, all else a
   *     constant
   */
  private static Problem refusal(String type, String config, String arguments) {
    LayerCall in = new LayerCall(input("in", "[null, 4, 6]"), 0, List.of());
    List<CallArgument> positional = ((ListArgument) argument(json(arguments))).elements();
    LayerCall call =
        new LayerCall(
            named("op", "keras.ops." + type, config), 0, new CallArguments(positional, Map.of()));
    SourceModel model =
        new SourceModel(
            "m",
            "keras-v3",
            KERAS_3,
            new LayerGraph(
                List.of(in, call), List.of(in.output(0)), List.of(new TensorRef("op", 0, 0))));
    Problem problem = refused(model);
    assertThat(problem.subject()).isEqualTo("layer op (keras.ops." + type + ")" + key(problem));
    return problem;
  }

  /** A problem of a single value names its key behind the layer. */
  private static String key(Problem problem) {
    int comma = problem.subject().indexOf(", ");
    return comma < 0 ? "" : problem.subject().substring(comma);
  }

  private static CallArgument argument(JsonValue value) {
    if (value instanceof JsonArray array) {
      return new ListArgument(
          array.elements().stream().map(OperationRefusalTest::argument).toList());
    }
    if (value instanceof JsonString text && text.value().equals("x")) {
      return new TensorArgument(new TensorRef("in", 0, 0));
    }
    if (value instanceof JsonString text && text.value().contains(":")) {
      String[] bounds = text.value().split(":", -1);
      return new SliceArgument(bound(bounds[0]), bound(bounds[1]), bound(bounds[2]));
    }
    return new ConstantArgument(value);
  }

  private static Optional<Integer> bound(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(text));
  }

  private static JsonValue json(String text) {
    try {
      return new JsonReader().read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @DisplayName("that does not fit its operands is broken input")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Add | \"\" | ['x'] | no argument x2",
        "Add | \"\" | ['x', 'text'] | string",
        "Add | \"\" | ['x', null] | null",
        "Add | \"\" | ['x', [1, 2, 3, 4, 5]] | 1x4x6 and 5",
        "Add | \"\" | ['x', [[1, 2], [3]]] | unequal length",
        "Add | \"\" | ['x', [1, [2]]] | unequal",
        "Add | \"\" | ['x', []] | without numbers",
        "Add | \"\" | ['x', 1e99] | no finite number",
        "Divide | \"\" | ['x', 0] | division by 0.0",
        "Where | \"\" | ['x', 'x', [1, 2]] | 1x4x6 and 2",
        "Mean | 'axis': 3 | ['x'] | axis 3",
        "Mean | 'axis': [1, -2] | ['x'] | axis [1, -2]",
        "Reshape | 'newshape': [-1, 5] | ['x'] | newshape [-1, 5]",
        "Reshape | 'newshape': [2147483647, 2147483647, 2147483647] | ['x'] | newshape",
        "Transpose | 'axes': [0, 1, 1] | ['x'] | axes [0, 1, 1]",
        "Moveaxis | 'source': [1], 'destination': [1, 2] | ['x'] | source",
        "Squeeze | 'axis': 1 | ['x'] | axis 1 of shape 1x4x6",
        "ExpandDims | 'axis': [1, 1] | ['x'] | axis [1, 1]",
        "BroadcastTo | 'shape': [1, 4, 7] | ['x'] | 1x4x7",
        "BroadcastTo | 'shape': [1, -4, 6] | ['x'] | shape [1, -4, 6]",
        "Concatenate | 'axis': 3 | [['x', 'x']] | axis 3",
        "Concatenate | 'axis': 1 | [['x', [[1, 2]]]] | shapes",
        "Concatenate | 'axis': 1 | ['x'] | no list",
        "Stack | 'axis': 1 | [['x', [1, 2]]] | shapes",
        "Split | 'indices_or_sections': 4, 'axis': 2 | ['x'] | 4 sections",
        "Split | 'indices_or_sections': 0, 'axis': 2 | ['x'] | 0 sections",
        "Split | 'indices_or_sections': [3, 2], 'axis': 2 | ['x'] | [3, 2]",
        "Split | 'indices_or_sections': [7], 'axis': 2 | ['x'] | [7]",
        "Unstack | 'num': 3, 'axis': 1 | ['x'] | num 3",
        "GetItem | \"\" | ['x', ['::', 4]] | index 4",
        "GetItem | \"\" | ['x', ['::', '3:1:']] | empty slice",
        "GetItem | \"\" | ['x', ['::', '::0']] | step 0",
        "GetItem | \"\" | ['x', ['::', 0, 0, 0]] | more indices",
        "GetItem | \"\" | ['x', ['...', '...']] | too many",
        "GetItem | \"\" | ['x', ['::', 0.5]] | index 0.5",
        "Take | 'axis': 1 | ['x', [4]] | index 4",
        "Take | 'axis': 1 | ['x', [0.5]] | index 0.5",
        "Slice | 'shape': [1, 4, 6] | ['x', [0, 1, 0]] | shape [1, 4, 6]",
        "Repeat | 'repeats': 0, 'axis': 1 | ['x'] | repeats 0",
        "Pad | 'pad_width': [[0, 0], [1, -1], [0, 0]] | ['x'] | pad_width",
        "Pad | 'pad_width': [[0, 0], [4, 0], [0, 0]], 'mode': 'reflect' | ['x'] | pad_width",
        "Clip | 'x_min': 0 | ['x'] | no value",
        "Matmul | \"\" | ['x', 'x'] | 1x4x6 and 1x4x6",
        "Einsum | 'subscripts': 'abc,cd->abd' | ['x'] | 1 operands",
        "Einsum | 'subscripts': 'ab,cd->abd' | ['x', 'x'] | shape 1x4x6",
        "Einsum | 'subscripts': 'abc,abd->abe' | ['x', 'x'] | result axes abe",
        "Celu | 'alpha': 0 | ['x'] | alpha 0",
        "Normalize | 'axis': 1, 'epsilon': 0 | ['x'] | epsilon"
      })
  void broken(String type, String config, String arguments, String found) {
    Problem problem = refusal(type, config, arguments);
    assertProblem(problem, ProblemKind.BROKEN_INPUT, found);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @DisplayName("that needs the batch or is too large is unsupported")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Mean | \"\" | ['x'] | no axis",
        "Mean | 'axis': 0 | ['x'] | the batch",
        "Max | 'axis': [0, 1] | ['x'] | the batch",
        "Average | 'axis': 1 | ['x', 'x'] | weighted",
        "Concatenate | 'axis': 0 | [['x', 'x']] | the batch",
        "Split | 'indices_or_sections': 1, 'axis': 0 | ['x'] | the batch",
        "GetItem | \"\" | ['x', [0]] | the batch",
        "GetItem | \"\" | ['x', '1::'] | the batch",
        "GetItem | \"\" | ['x', ['::', [0, 1]]] | tensor or a list",
        "Take | 'axis': 1 | ['x', 'x'] | computed",
        "Flip | \"\" | ['x'] | no axis",
        "Cast | 'dtype': 'int32' | ['x'] | cast to int32",
        "Tile | 'repeats': [1, 100000, 100000] | ['x'] | 400000",
        "Repeat | 'repeats': 2000000000, 'axis': 1 | ['x'] | 8000000000",
        "Pad | 'pad_width': [[0, 0], [2147483647, 2147483647], [0, 0]] | ['x'] | 4294967298",
        "Pad | 'pad_width': [[1, 0], [0, 0], [0, 0]] | ['x'] | the batch",
        "Pad | 'pad_width': [[0, 0], [1, 0], [0, 0]], 'mode': 'wrap' | ['x'] | mode wrap",
        "BroadcastTo | 'shape': [2147483647, 2147483647, 2147483647] | ['x'] | 2147483647",
        "Tensordot | 'axes': 2 | ['x', [[1, 2]]] | Tensordot",
        "Einsum | 'subscripts': 'abc' | ['x'] | equation abc",
        "Norm | 'axis': 1, 'ord': 1 | ['x'] | ord 1",
        "LogSoftmax | 'axis': 1 | ['x'] | axis 1"
      })
  void unsupported(String type, String config, String arguments, String found) {
    Problem problem = refusal(type, config, arguments);
    assertProblem(problem, ProblemKind.UNSUPPORTED, found);
  }
}
