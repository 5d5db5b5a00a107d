package dev.tinyml.converter.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphEngine;
import dev.tinyml.converter.graph.GraphPort;
import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.nativelib.GraphInput;
import dev.tinyml.converter.nativelib.KernelSet;
import dev.tinyml.converter.nativelib.NativeInterpreter;
import dev.tinyml.converter.nativelib.NativeStatusException;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.nativelib.TensorMemory;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteReader;
import dev.tinyml.converter.tflite.TfliteTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A signature with the batch fixed to 1")
class SignatureConversionTest {
  private static final float TOLERANCE = 1e-5f;

  /** Models with loops or branches: these are subgraphs of the converted file. */
  private static final Set<String> CONTROL_FLOW =
      Set.of("zoo/gru_bidirectional", "zoo/lstm_stack", "models/control_flow");

  /**
   * Known differences from the references, which TensorFlow 2.21 made from Keras models that were
   * called again with a batch of 1: there, Keras itself squeezes results of merge layers.
   * TensorFlow 2.18's converter computes one Dense layer of the transformer with and without its
   * bias.
   */
  private static final Map<String, Map<String, Integer>> MORE_THAN_REFERENCE =
      Map.of(
          "zoo/merge_layers", Map.of("RESHAPE", -2),
          "zoo/nested_models", Map.of("RESHAPE", -1),
          "zoo/transformer_block", Map.of("FULLY_CONNECTED", 1));

  private static TensorFlowLiteConverter converter;

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  private static FrozenGraph graph(ModelFolder folder, String signature) {
    return new SignatureGraphBuilder().build(new SavedModelReader().read(folder.path(), signature));
  }

  private static FrozenGraph graph(String name) {
    return graph(ModelFolder.of(name), SavedModelReader.DEFAULT_SIGNATURE);
  }

  private static Stream<String> all() throws IOException {
    return Stream.of("zoo", "models").flatMap(SignatureConversionTest::names);
  }

  private static Stream<String> names(String group) {
    try {
      return ModelFolder.names(group).stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> straight() throws IOException {
    return all().filter(name -> !CONTROL_FLOW.contains(name));
  }

  private static Stream<String> referenced() throws IOException {
    return straight().filter(n -> Files.exists(ModelFolder.of(n).file("float_b1.tflite")));
  }

  @Test
  @DisplayName("is tried on a fair number of models")
  void enoughModels() throws IOException {
    assertThat(all()).hasSizeGreaterThanOrEqualTo(23);
    assertThat(referenced()).hasSizeGreaterThanOrEqualTo(13);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  @DisplayName("gives what Keras or TensorFlow gave, as graph")
  void graphPredicts(String name) {
    FrozenGraph graph = graph(name);
    try (GraphEngine engine = new GraphEngine(graph)) {
      requirePredictions(ModelFolder.of(name), graph, engine, TOLERANCE);
    }
  }

  private static Stream<String> withFloatInputs() throws IOException {
    return straight().filter(name -> !name.equals("models/tokens"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withFloatInputs")
  @DisplayName("gives what Keras or TensorFlow gave, as TensorFlow Lite model")
  void convertedPredicts(String name) {
    FrozenGraph graph = graph(name);
    FloatTfliteModel model = new FloatModelConverter(converter).convert(graph);
    assertThat(model.structure().inputTensors().stream().map(SignatureConversionTest::shape))
        .isEqualTo(graph.inputs().stream().map(GraphPort::shape).toList());
    assertThat(model.structure().outputTensors().stream().map(SignatureConversionTest::shape))
        .isEqualTo(graph.outputs().stream().map(GraphPort::shape).toList());
    ModelFolder folder = ModelFolder.of(name);
    List<List<FloatTensor>> inputs = folder.samples("input", graph.inputs());
    List<List<FloatTensor>> expected = folder.samples("expected", graph.outputs());
    for (int i = 0; i < inputs.size(); i++) {
      // A fused LSTM keeps its state from run to run, so each sample gets an engine of its own.
      try (FloatEngine engine = new FloatEngine(model)) {
        requireClose(engine.run(inputs.get(i)), expected.get(i), TOLERANCE);
      }
    }
  }

  private static dev.tinyml.converter.tensor.Shape shape(TfliteTensor tensor) {
    return tensor.spec().shape();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"zoo/gru_bidirectional", "zoo/lstm_stack", "models/control_flow"})
  @DisplayName(
      "with loops and branches gives what Keras or TensorFlow gave, as TensorFlow Lite model")
  void loopsPredict(String name) throws NativeStatusException {
    FrozenGraph graph = graph(name);
    byte[] model =
        converter.convertToFloat(
            graph.graphDef(),
            graph.inputs().stream()
                .map(p -> new GraphInput(p.node(), p.shape(), p.type()))
                .toList(),
            graph.outputs().stream().map(GraphPort::node).toList());
    ModelFolder folder = ModelFolder.of(name);
    List<List<FloatTensor>> inputs = folder.samples("input", graph.inputs());
    List<List<FloatTensor>> expected = folder.samples("expected", graph.outputs());
    try (NativeInterpreter interpreter =
        new NativeInterpreter(model, KernelSet.OPTIMIZED, TensorMemory.SHARED, Optional.empty())) {
      for (int i = 0; i < inputs.size(); i++) {
        interpreter
            .tensors()
            .setFloats(interpreter.inputs().get(0), inputs.get(i).get(0).toArray());
        interpreter.invoke();
        float[] result = interpreter.tensors().floats(interpreter.outputs().get(0));
        FloatTensor wanted = expected.get(i).get(0);
        requireClose(List.of(new FloatTensor(wanted.shape(), result)), List.of(wanted), TOLERANCE);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("referenced")
  @DisplayName("becomes the operators that TFLiteConverter makes of the model with a batch of 1")
  void operators(String name) throws IOException {
    ModelBytes reference =
        new ModelBytes(Files.readAllBytes(ModelFolder.of(name).file("float_b1.tflite")));
    Map<String, Integer> expected = operators(new TfliteReader().read(name, reference));
    MORE_THAN_REFERENCE
        .getOrDefault(name, Map.of())
        .forEach((operator, more) -> expected.merge(operator, more, Integer::sum));
    expected.values().removeIf(count -> count == 0);
    assertThat(operators(new FloatModelConverter(converter).convert(graph(name)).structure()))
        .isEqualTo(expected);
  }

  private static Map<String, Integer> operators(TfliteModel model) {
    Map<String, Integer> counts = new TreeMap<>();
    model.operators().forEach(o -> counts.merge(o.name(), 1, Integer::sum));
    return counts;
  }

  @Test
  @DisplayName("of a Keras 2 LSTM is fused, as TensorFlow's own converter does")
  void fusedLstm() {
    assertThat(
            operators(
                new FloatModelConverter(converter)
                    .convert(graph("models/keras_2_lstm"))
                    .structure()))
        .containsEntry("UNIDIRECTIONAL_SEQUENCE_LSTM", 2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("straight")
  @DisplayName("converts for quantization too")
  void int8Candidate(String name) {
    FrozenGraph graph = graph(name);
    assertThat(new FloatModelConverter(converter).convertForInt8(graph).structure().outputTensors())
        .hasSameSizeAs(graph.outputs());
  }

  @Test
  @DisplayName("can be another one, which takes the same names in another order")
  void otherSignature() {
    ModelFolder folder = ModelFolder.of("models/twins");
    FrozenGraph swapped = graph(folder, "swapped");
    FrozenGraph straight = graph(folder, SavedModelReader.DEFAULT_SIGNATURE);
    List<FloatTensor> sample = folder.samples("input", straight.inputs()).get(0);
    try (GraphEngine one = new GraphEngine(straight);
        GraphEngine other = new GraphEngine(swapped)) {
      assertThat(other.run(List.of(sample.get(1), sample.get(0)))).isEqualTo(one.run(sample));
      assertThat(other.run(sample)).isNotEqualTo(one.run(sample));
    }
  }

  @Test
  @DisplayName("keeps an input that nothing uses")
  void unusedInput() {
    FrozenGraph graph = graph(ModelFolder.of("models/unnamed"), "unused");
    List<FloatTensor> inputs =
        List.of(
            new FloatTensor(graph.inputs().get(0).shape(), new float[] {9, 9}),
            new FloatTensor(graph.inputs().get(1).shape(), new float[] {1, 2}));
    try (FloatEngine engine = new FloatEngine(new FloatModelConverter(converter).convert(graph))) {
      assertThat(engine.run(inputs).get(0).toArray()).containsExactly(2, 4);
    }
  }

  @Test
  @DisplayName("gives the same bytes each time")
  void reproducible() {
    assertThat(new SavedModelReader().read(ModelFolder.of("zoo/lstm_stack").path(), "serve"))
        .isEqualTo(new SavedModelReader().read(ModelFolder.of("zoo/lstm_stack").path(), "serve"));
  }

  private static void requirePredictions(
      ModelFolder folder, FrozenGraph graph, InferenceEngine engine, float tolerance) {
    List<List<FloatTensor>> inputs = folder.samples("input", graph.inputs());
    List<List<FloatTensor>> expected = folder.samples("expected", graph.outputs());
    for (int i = 0; i < inputs.size(); i++) {
      requireClose(engine.run(inputs.get(i)), expected.get(i), tolerance);
    }
  }

  private static void requireClose(
      List<FloatTensor> results, List<FloatTensor> expected, float tolerance) {
    assertThat(results).hasSameSizeAs(expected);
    for (int o = 0; o < expected.size(); o++) {
      for (int i = 0; i < expected.get(o).size(); i++) {
        assertThat(results.get(o).get(i))
            .as("output %d, value %d", o, i)
            .isCloseTo(expected.get(o).get(i), within(tolerance));
      }
    }
  }
}
