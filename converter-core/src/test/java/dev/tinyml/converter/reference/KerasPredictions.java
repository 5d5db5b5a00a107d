package dev.tinyml.converter.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphEngine;
import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Int8Tensor;
import dev.tinyml.converter.tflite.DeviceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Asserts that the graph of a model, and the float TFLite model made of it, predict as Keras. */
public final class KerasPredictions {
  private static final double LARGEST_DIFFERENCE = 1e-4;

  private KerasPredictions() {}

  /** The folders of a family of layers that hold a model. */
  public static List<ReferenceModel> family(String name) {
    try (Stream<Path> folders = Files.list(ReferenceModel.ROOT.resolve(name))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("model.keras")))
          .sorted()
          .map(ReferenceModel::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void assertGraph(ReferenceModel model) {
    FrozenGraph graph = model.graph();
    try (GraphEngine engine = new GraphEngine(graph)) {
      assertPredicts(model, graph, engine);
    }
  }

  public static void assertFloatTflite(ReferenceModel model, TensorFlowLiteConverter converter) {
    FrozenGraph graph = model.graph();
    try (FloatEngine engine = new FloatEngine(new FloatModelConverter(converter).convert(graph))) {
      assertPredicts(model, graph, engine);
    }
  }

  /** Asserts that the int8 model is TFLiteConverter's, and that both give the same results. */
  public static void assertInt8(ReferenceModel model, TensorFlowLiteConverter converter)
      throws IOException {
    assertInt8(model, "int8_b1.tflite", converter);
  }

  /** The same with another file of TFLiteConverter. */
  public static void assertInt8(
      ReferenceModel model, String reference, TensorFlowLiteConverter converter)
      throws IOException {
    FrozenGraph graph = model.graph();
    DeviceModel ours =
        new Int8Quantizer(converter)
            .quantize(
                new FloatModelConverter(converter).convertForInt8(graph),
                model.floats("calibration", graph.inputs()),
                QuantizeOptions.DEFAULT.with(RangePolicy.TFLITE_CONVERTER))
            .model();
    DeviceModel theirs = model.int8(reference);
    SameModel.assertSame(ours, theirs);
    try (DeviceEngine ourEngine = DeviceEngine.desktop(ours);
        DeviceEngine theirEngine = DeviceEngine.desktop(theirs)) {
      for (List<FloatTensor> input : model.floats("input", graph.inputs())) {
        List<Int8Tensor> quantized = theirEngine.quantize(input);
        assertThat(ourEngine.runQuantized(quantized))
            .isEqualTo(theirEngine.runQuantized(quantized));
      }
    }
  }

  private static void assertPredicts(
      ReferenceModel model, FrozenGraph graph, InferenceEngine engine) {
    List<List<FloatTensor>> inputs = model.floats("input", graph.inputs());
    List<List<FloatTensor>> expected = model.floats("expected", graph.outputs());
    assertThat(inputs).isNotEmpty();
    for (int sample = 0; sample < inputs.size(); sample++) {
      List<FloatTensor> outputs = engine.run(inputs.get(sample));
      assertThat(outputs).hasSameSizeAs(expected.get(sample));
      for (int o = 0; o < outputs.size(); o++) {
        assertClose(
            "sample " + sample + ", output " + o,
            outputs.get(o).toArray(),
            expected.get(sample).get(o).toArray());
      }
    }
  }

  private static void assertClose(String where, float[] found, float[] expected) {
    assertThat(found).as(where).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      double range = Math.max(1, Math.abs(expected[i]));
      assertThat(Math.abs(found[i] - expected[i]) / range)
          .as("%s, value %d: %s for %s", where, i, found[i], expected[i])
          .isLessThanOrEqualTo(LARGEST_DIFFERENCE);
    }
  }
}
