package dev.tinyml.converter.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.convert.FloatModelConverter;
import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.graph.GraphEngine;
import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Int8Tensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.verify.EngineComparison;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds every stage against what Keras 3 and TensorFlow 2.21 gave for the same files. */
class Int8ReferenceTest {
  private static TensorFlowLiteConverter converter;

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  @ParameterizedTest
  @DisplayName("the imported graph gives Keras' predictions, and its float TFLite model as well")
  @CsvSource({
    "gesture_mlp",
    "layers_misc/stack",
    "layers_misc/rank3_dense",
    "layers_misc/batch_norms",
    "layers_misc/two_in_two_out",
    "layers_misc/lazy"
  })
  void floatModels(String name) {
    ReferenceModel reference = ReferenceModel.of(name);
    FrozenGraph graph = reference.graph();
    List<List<FloatTensor>> inputs = reference.floats("input", graph.inputs());
    List<List<FloatTensor>> expected = reference.floats("expected", graph.outputs());
    FloatTfliteModel converted = new FloatModelConverter(converter).convert(graph);
    try (GraphEngine graphEngine = new GraphEngine(graph);
        FloatEngine floatEngine = new FloatEngine(converted)) {
      FloatComparison keras = new EngineComparison().compare(graphEngine, inputs, expected);
      FloatComparison tflite = new EngineComparison().compare(floatEngine, inputs, expected);
      assertThat(keras.maxAbsDifference()).isLessThan(1e-5);
      assertThat(tflite.maxAbsDifference()).isLessThan(1e-5);
      assertThat(keras.samples()).isGreaterThan(3);
    }
  }

  @ParameterizedTest
  @DisplayName(
      "int8 models have the operators, constants, zero points, scales and results of TFLite's")
  @CsvSource({
    "gesture_mlp, int8_b1, true",
    "gesture_mlp, int8_b1_ptfc, false",
    "layers_misc/stack, int8_b1, true",
    "layers_misc/stack, int8_b1_ptfc, false",
    "layers_misc/rank3_dense, int8_b1, true",
    "layers_misc/rank3_dense, int8_b1_ptfc, false",
    "layers_misc/batch_norms, int8_b1, true",
    "layers_misc/batch_norms, int8_b1_ptfc, false",
    "layers_misc/two_in_two_out, int8_b1, true",
    "layers_misc/two_in_two_out, int8_b1_ptfc, false",
    "layers_misc/lazy, int8_b1, true",
    "layers_misc/lazy, int8_b1_ptfc, false"
  })
  void int8Models(String name, String file, boolean perChannelDense) throws IOException {
    ReferenceModel reference = ReferenceModel.of(name);
    FrozenGraph graph = reference.graph();
    DeviceModel ours =
        new Int8Quantizer(converter)
            .quantize(
                new FloatModelConverter(converter).convertForInt8(graph),
                reference.floats("calibration", graph.inputs()),
                QuantizeOptions.DEFAULT
                    .with(
                        perChannelDense
                            ? WeightGranularity.PER_CHANNEL
                            : WeightGranularity.PER_TENSOR_DENSE)
                    .with(RangePolicy.TFLITE_CONVERTER))
            .model();
    DeviceModel theirs = reference.int8(file + ".tflite");

    SameModel.assertSame(ours, theirs);
    assertSameResults(reference, ours, file);
  }

  private static void assertSameResults(ReferenceModel reference, DeviceModel ours, String file) {
    List<Shape> inputShapes =
        ours.structure().inputTensors().stream().map(t -> t.spec().shape()).toList();
    List<Shape> outputShapes =
        ours.structure().outputTensors().stream().map(t -> t.spec().shape()).toList();
    List<List<Int8Tensor>> inputs = reference.int8s("int8_input", inputShapes);
    List<List<Int8Tensor>> expected = reference.int8s(file + "_expected", outputShapes);
    try (DeviceEngine engine = DeviceEngine.desktop(ours)) {
      for (int i = 0; i < inputs.size(); i++) {
        assertThat(engine.runQuantized(inputs.get(i))).isEqualTo(expected.get(i));
      }
    }
  }
}
