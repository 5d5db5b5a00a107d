package dev.tinyml.converter.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.LayerConfig;
import dev.tinyml.converter.source.LayerGraph;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.source.TensorRef;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Models of a few layers, written down in tests; configurations with single quotes. */
public final class SmallModels {
  /** A version of Keras 3. */
  public static final String KERAS_3 = "keras 3.15.1";

  private SmallModels() {}

  /** A layer; its name is its type in lower case. */
  public static Layer layer(String type, String config, Weight... weights) {
    return named(type.toLowerCase(Locale.ROOT), type, config, weights);
  }

  /** A layer with a name. */
  public static Layer named(String name, String type, String config, Weight... weights) {
    try {
      byte[] json = ("{" + config.replace('\'', '"') + "}").getBytes(StandardCharsets.UTF_8);
      JsonCursor cursor = JsonCursor.root("config", new JsonReader().read(json));
      String owner = "layer " + name + " (" + type + ")";
      return new Layer(name, type, new LayerConfig(owner, cursor), List.of(weights));
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(config, e);
    }
  }

  /** An InputLayer; dimensions in JSON, batch included. */
  public static Layer input(String name, String batchShape) {
    return named(name, "InputLayer", "'batch_shape': " + batchShape + ", 'dtype': 'float32'");
  }

  /** A weight. */
  public static Weight weight(Shape shape, float... values) {
    return new Weight("vars/0", new FloatTensor(shape, values));
  }

  /** A weight full of one value. */
  public static Weight filled(Shape shape, float value) {
    float[] values = new float[shape.elementCount()];
    Arrays.fill(values, value);
    return weight(shape, values);
  }

  /** Layers one behind the other, of a version of Keras. */
  public static SourceModel chain(String producer, String batchShape, Layer... layers) {
    List<LayerCall> calls = new ArrayList<>();
    calls.add(new LayerCall(input("in", batchShape), 0, List.of()));
    for (Layer layer : layers) {
      calls.add(new LayerCall(layer, 0, List.of(calls.get(calls.size() - 1).output(0))));
    }
    TensorRef last = calls.get(calls.size() - 1).output(0);
    return new SourceModel(
        "m",
        "keras-v3",
        producer,
        new LayerGraph(calls, List.of(calls.get(0).output(0)), List.of(last)));
  }

  /**
   * A layer that is called with several inputs.
   *
   * @param samples dimensions of each input without the batch, {@code 4x6}
   */
  public static SourceModel joined(String producer, Layer layer, String... samples) {
    List<LayerCall> calls = new ArrayList<>();
    for (String sample : samples) {
      String dimensions = "[null, " + sample.replace("x", ", ") + "]";
      calls.add(new LayerCall(input("in" + calls.size(), dimensions), 0, List.of()));
    }
    List<TensorRef> inputs = calls.stream().map(call -> call.output(0)).toList();
    LayerCall join = new LayerCall(layer, 0, inputs);
    calls.add(join);
    return new SourceModel(
        "m", "keras-v3", producer, new LayerGraph(calls, inputs, List.of(join.output(0))));
  }

  /** What a layer makes of values. */
  public static FloatTensor run(Layer layer, Shape sample, float... values) {
    return run(KERAS_3, layer, sample, values);
  }

  /** What a layer makes of values, in a version of Keras. */
  public static FloatTensor run(String producer, Layer layer, Shape sample, float... values) {
    String dimensions = sample.dimensions().toString().replace("[", "[null, ");
    FrozenGraph graph = build(chain(producer, dimensions, layer));
    try (GraphEngine engine = new GraphEngine(graph)) {
      return engine.run(List.of(new FloatTensor(sample, values))).get(0);
    }
  }

  /** The graph of a model. */
  public static FrozenGraph build(SourceModel model) {
    return new GraphBuilder(StandardLayers.emitters()).build(model);
  }

  /** The only problem of a model of one layer, which it must name. */
  public static Problem refused(String batchShape, Layer layer) {
    Problem problem = refused(chain(KERAS_3, batchShape, layer));
    assertThat(problem.subject()).startsWith("layer " + layer.name());
    return problem;
  }

  /** The only problem of a model. */
  public static Problem refused(SourceModel model) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, () -> build(model));
    assertThat(thrown).as("refused").isNotNull();
    assertThat(thrown.problems()).hasSize(1);
    return thrown.problems().get(0);
  }

  /** Asserts that a problem is of a kind, and says what was found. */
  public static void assertProblem(Problem problem, ProblemKind kind, String found) {
    assertThat(problem.kind()).isEqualTo(kind);
    assertThat(problem.found()).contains(found);
  }

  /** 0, 1, 2 and so on. */
  public static float[] counting(int count) {
    float[] values = new float[count];
    IntStream.range(0, count).forEach(i -> values[i] = i);
    return values;
  }

  /** Inputs second, first; outputs first + 1000, second itself, second + 5 twice. */
  public static SourceModel crossed(String first, String second) {
    LayerCall a = new LayerCall(input(first, "[null, 2]"), 0, List.of());
    LayerCall b = new LayerCall(input(second, "[null, 2]"), 0, List.of());
    LayerCall plus5 = new LayerCall(plus("p", 5), 0, List.of(b.output(0)));
    LayerCall plus1000 = new LayerCall(plus("q", 1000), 0, List.of(a.output(0)));
    return new SourceModel(
        "m",
        "keras-v3",
        KERAS_3,
        new LayerGraph(
            List.of(a, b, plus5, plus1000),
            List.of(b.output(0), a.output(0)),
            List.of(plus1000.output(0), b.output(0), plus5.output(0), plus5.output(0))));
  }

  private static Layer plus(String name, float bias) {
    return named(
        name, "Dense", "'units': 2", weight(Shape.of(2, 2), 1, 0, 0, 1), filled(Shape.of(2), bias));
  }
}
