package dev.tinyml.converter.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphEngine;
import dev.tinyml.converter.inference.InferenceEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.tensor.FloatTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder of {@code reference/families}: a model by Keras whose outputs are variants of layers,
 * with Keras' predictions.
 */
public record LayerFamily(String name) {
  private Path folder() {
    return ReferenceModel.ROOT.resolve("families").resolve(name);
  }

  private FrozenGraph frozen() {
    return ReferenceModel.graph(folder().resolve("model.keras"));
  }

  /** Compares the graph's results with Keras' predictions. */
  public void assertGraphPredicts() {
    FrozenGraph graph = frozen();
    try (GraphEngine engine = new GraphEngine(graph)) {
      assertPredicts(graph, engine, 1e-5f);
    }
  }

  /** Compares the float TFLite model's results with Keras' predictions. */
  public void assertTflitePredicts() {
    FrozenGraph graph = frozen();
    TensorFlowLiteConverter converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
    try (FloatEngine engine = new FloatEngine(new FloatModelConverter(converter).convert(graph))) {
      assertPredicts(graph, engine, 1e-4f);
    }
  }

  /** Compares the int8 model with TFLiteConverter's. */
  public void assertSameInt8() throws IOException {
    FrozenGraph graph = frozen();
    ReferenceModel files = new ReferenceModel(folder());
    TensorFlowLiteConverter converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
    SameModel.assertSame(
        new Int8Quantizer(converter)
            .quantize(
                new FloatModelConverter(converter).convertForInt8(graph),
                files.floats("calibration", graph.inputs()),
                QuantizeOptions.DEFAULT.with(RangePolicy.TFLITE_CONVERTER))
            .model(),
        files.int8("int8_b1.tflite"));
  }

  private void assertPredicts(FrozenGraph graph, InferenceEngine engine, float tolerance) {
    List<List<FloatTensor>> inputs = new ReferenceModel(folder()).floats("input", graph.inputs());
    NpyArray expected = new NpyReader().read(folder().resolve("expected.npy"));
    assertThat(inputs).hasSizeGreaterThanOrEqualTo(2);
    int next = 0;
    for (List<FloatTensor> input : inputs) {
      List<FloatTensor> outputs = engine.run(input);
      for (int o = 0; o < outputs.size(); o++) {
        FloatTensor output = outputs.get(o);
        for (int i = 0; i < output.size(); i++) {
          float keras = expected.floatAt(next++);
          assertThat(output.get(i))
              .as("output %d (%s), value %d", o, output.shape(), i)
              .isCloseTo(keras, within(tolerance * Math.max(1, Math.abs(keras))));
        }
      }
    }
    assertThat(next).isEqualTo(expected.shape().elementCount());
  }
}
