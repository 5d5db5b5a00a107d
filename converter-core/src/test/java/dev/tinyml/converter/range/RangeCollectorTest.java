package dev.tinyml.converter.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.GraphBuilder;
import dev.tinyml.converter.graph.StandardLayers;
import dev.tinyml.converter.graph.emit.LayerEmitters;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.source.Weight;
import dev.tinyml.converter.source.keras.KerasModelReader;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.ActivationRange;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.ModelBytes;
import dev.tinyml.converter.tflite.TensorPlace;
import dev.tinyml.converter.tflite.TfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import dev.tinyml.converter.tflite.TfliteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The model begins with a BatchNormalization: MUL, then an ADD that overwrites the product. What
 * the product's range is can be computed from the weights.
 */
@DisplayName("Ranges of activations")
class RangeCollectorTest {
  private static final Path FOLDER =
      Path.of("src/test/resources/reference/layers_misc/batch_norms");
  private static SourceModel source;
  private static FloatTfliteModel candidate;
  private static NpyArray samples;

  @BeforeAll
  static void convert() {
    LayerEmitters emitters = StandardLayers.emitters();
    source = new KerasModelReader().read(FOLDER.resolve("model.keras"), emitters.types());
    TensorFlowLiteConverter converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
    candidate =
        new FloatModelConverter(converter).convertForInt8(new GraphBuilder(emitters).build(source));
    samples = new NpyReader().read(FOLDER.resolve("calibration.npy"));
  }

  private static ActivationRange productRange(RangePolicy policy) {
    Shape sample = samples.shape().withoutBatch();
    List<List<FloatTensor>> inputs = new ArrayList<>();
    for (int s = 0; s < samples.shape().dimension(0); s++) {
      float[] values = new float[sample.elementCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = samples.floatAt(s * values.length + i);
      }
      inputs.add(List.of(new FloatTensor(sample, values)));
    }
    return new Observer()
        .observe(candidate, inputs, policy)
        .ranges()
        .get(new TensorPlace(0, product(candidate.structure())));
  }

  /** The MUL's result, which is the ADD's input. */
  private static int product(TfliteModel model) {
    return model.operators().stream()
        .filter(o -> o.name().equals("MUL"))
        .map(TfliteOperator::outputs)
        .findFirst()
        .orElseThrow()
        .get(0);
  }

  /** Smallest and largest x × gamma / √(variance + epsilon) over the samples. */
  private static ActivationRange computed() {
    Layer norm =
        source.calls().stream()
            .map(c -> c.layer())
            .filter(l -> l.type().equals("BatchNormalization"))
            .findFirst()
            .orElseThrow();
    List<Weight> weights = norm.weights();
    double epsilon = norm.config().number("epsilon");
    int channels = weights.get(0).value().size();
    int inner = samples.shape().elementCount() / samples.shape().dimension(0) / channels;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < samples.size(); i++) {
      int channel = i / inner % channels;
      double gamma = weights.get(0).value().get(channel);
      double variance = weights.get(3).value().get(channel);
      double product = samples.floatAt(i) * gamma / Math.sqrt(variance + epsilon);
      min = Math.min(min, product);
      max = Math.max(max, product);
    }
    return new ActivationRange((float) min, (float) max);
  }

  @Test
  @DisplayName("are those of the true values, though the next operator overwrites them")
  void exact() {
    ActivationRange expected = computed();
    ActivationRange found = productRange(RangePolicy.EXACT);
    assertThat(found.min()).isCloseTo(expected.min(), within(1e-5f));
    assertThat(found.max()).isCloseTo(expected.max(), within(1e-5f));
  }

  @Test
  @DisplayName("are TFLiteConverter's when that is asked for, overwritten values included")
  void converters() throws IOException {
    ActivationRange polluted = productRange(RangePolicy.TFLITE_CONVERTER);
    ModelBytes bytes = new ModelBytes(Files.readAllBytes(FOLDER.resolve("int8_b1.tflite")));
    TfliteModel theirs = new TfliteReader().read("int8_b1.tflite", bytes);
    float scale = theirs.tensors().get(product(theirs)).spec().quantization().orElseThrow().scale();
    assertThat(step(polluted)).isCloseTo(scale, within(1e-6f * scale));
    assertThat(step(computed())).isLessThan(0.99f * scale);
  }

  /** The scale that a range leads to: zero is always in it, and 255 steps. */
  private static float step(ActivationRange range) {
    return (Math.max(range.max(), 0) - Math.min(range.min(), 0)) / 255;
  }
}
