package dev.tinyml.converter.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.reference.ReferenceModel;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The model has attention with causal masks in all forms that Keras writes. TFLiteConverter of
 * TensorFlow 2.21 reaches 3, 6 and 4 decibels with it.
 */
@DisplayName("Masks before a softmax")
class MaskedScoresTest {
  private final ReferenceModel files = ReferenceModel.of("attention/causal");
  private final FrozenGraph graph = files.graph();
  private final TensorFlowLiteConverter converter =
      new TensorFlowLiteConverter(NativeTensorFlow.locate());
  private final FloatTfliteModel candidate =
      new FloatModelConverter(converter).convertForInt8(graph);

  private QuantizationResult quantized(RangePolicy policy) {
    return new Int8Quantizer(converter)
        .quantize(
            candidate,
            files.floats("calibration", graph.inputs()),
            QuantizeOptions.DEFAULT.with(policy));
  }

  @Test
  @DisplayName("leave the other scores their int8 values: results stay close to Keras'")
  void closeToKeras() {
    List<List<FloatTensor>> inputs = files.floats("input", graph.inputs());
    List<List<FloatTensor>> expected = files.floats("expected", graph.outputs());
    try (DeviceEngine engine = DeviceEngine.desktop(quantized(RangePolicy.EXACT).model())) {
      for (int output = 0; output < graph.outputs().size(); output++) {
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < inputs.size(); i++) {
          float[] found = engine.run(inputs.get(i)).get(output).toArray();
          float[] right = expected.get(i).get(output).toArray();
          for (int v = 0; v < right.length; v++) {
            signal += (double) right[v] * right[v];
            noise += Math.pow(found[v] - right[v], 2);
          }
        }
        assertThat(10 * Math.log10(signal / noise)).as("output %d", output).isGreaterThan(15);
      }
    }
  }

  @Test
  @DisplayName("that no scale can express are bounded for comparisons with TFLiteConverter, too")
  void bounded() {
    assertThat(quantized(RangePolicy.TFLITE_CONVERTER).model().structure().operators())
        .extracting(operator -> operator.name())
        .contains("SELECT_V2");
  }

  @Test
  @DisplayName("are the only constants that count as such")
  void others() {
    MaskedScores masks = MaskedScores.find(candidate, RangePolicy.EXACT);
    assertThat(masks.isEmpty()).isFalse();
    assertThat(MaskedScores.find(masks.tamed(candidate), RangePolicy.EXACT).isEmpty()).isFalse();

    FrozenGraph open = ReferenceModel.of("attention/attention_int8").graph();
    FloatTfliteModel unmasked = new FloatModelConverter(converter).convertForInt8(open);
    MaskedScores none = MaskedScores.find(unmasked, RangePolicy.EXACT);
    assertThat(none.isEmpty()).isTrue();
    assertThat(none.tamed(unmasked).bytes()).isEqualTo(unmasked.bytes());
  }
}
