package dev.tinyml.converter.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every activation function of Keras 3, as graph and as float TFLite model. */
class ActivationReferenceTest {
  private static final Path FOLDER = ReferenceModel.ROOT.resolve("activations");
  private static TensorFlowLiteConverter converter;

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  @TestFactory
  @DisplayName("each activation gives Keras' predictions")
  List<DynamicTest> activations() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<DynamicTest> tests =
          files
              .filter(f -> f.toString().endsWith(".keras"))
              .filter(f -> !f.endsWith("sparsemax.keras")) // needs a sort, which has no operator
              .sorted()
              .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)))
              .toList();
      assertThat(tests).hasSizeGreaterThanOrEqualTo(27);
      return tests;
    }
  }

  private static void check(Path model) {
    String name = model.getFileName().toString().replace(".keras", "");
    FrozenGraph graph = ReferenceModel.graph(model);
    NpyArray inputs = new NpyReader().read(FOLDER.resolve("input.npy"));
    NpyArray expected = new NpyReader().read(FOLDER.resolve("expected_" + name + ".npy"));
    int samples = inputs.shape().dimension(0);
    assertThat(samples).isGreaterThanOrEqualTo(8);
    try (GraphEngine graphEngine = new GraphEngine(graph);
        FloatEngine floatEngine =
            new FloatEngine(new FloatModelConverter(converter).convert(graph))) {
      List<Float> actual = new ArrayList<>();
      for (int sample = 0; sample < samples; sample++) {
        FloatTensor input = row(inputs, sample, 12);
        FloatTensor fromGraph = graphEngine.run(List.of(input)).get(0);
        FloatTensor fromTflite = floatEngine.run(List.of(input)).get(0);
        for (int i = 0; i < 4; i++) {
          float keras = expected.floatAt(sample * 4 + i);
          float tolerance = 1e-5f * Math.max(1f, Math.abs(keras));
          assertThat(fromGraph.get(i)).isCloseTo(keras, within(tolerance));
          assertThat(fromTflite.get(i)).isCloseTo(keras, within(10 * tolerance));
          actual.add(fromGraph.get(i));
        }
      }
      assertThat(actual.stream().distinct().count()).isGreaterThan(samples);
    }
  }

  private static FloatTensor row(NpyArray array, int row, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = array.floatAt(row * size + i);
    }
    return new FloatTensor(Shape.of(1, size), values);
  }
}
