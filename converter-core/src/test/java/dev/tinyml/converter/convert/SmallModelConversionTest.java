package dev.tinyml.converter.convert;

import static dev.tinyml.converter.graph.SmallModels.KERAS_3;
import static dev.tinyml.converter.graph.SmallModels.build;
import static dev.tinyml.converter.graph.SmallModels.chain;
import static dev.tinyml.converter.graph.SmallModels.crossed;
import static dev.tinyml.converter.graph.SmallModels.filled;
import static dev.tinyml.converter.graph.SmallModels.input;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static dev.tinyml.converter.graph.SmallModels.named;
import static dev.tinyml.converter.graph.SmallModels.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tinyml.converter.graph.FrozenGraph;
import dev.tinyml.converter.interpreter.DeviceEngine;
import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.nativelib.NativeTensorFlow;
import dev.tinyml.converter.nativelib.TensorFlowLiteConverter;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.quantize.Int8Quantizer;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.source.Layer;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.LayerGraph;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.DeviceModel;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.TfliteOperator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Small models in the native converter and quantizer")
class SmallModelConversionTest {
  private static TensorFlowLiteConverter converter;

  @BeforeAll
  static void load() {
    converter = new TensorFlowLiteConverter(NativeTensorFlow.locate());
  }

  private static FloatTensor vector(float... values) {
    return new FloatTensor(Shape.of(1, values.length), values);
  }

  private static DeviceModel int8(FrozenGraph graph, List<List<FloatTensor>> samples) {
    return new Int8Quantizer(converter)
        .quantize(
            new FloatModelConverter(converter).convertForInt8(graph),
            samples,
            QuantizeOptions.DEFAULT)
        .model();
  }

  @Test
  @DisplayName("keep inputs and outputs of the same shape in the model's order, as float model")
  void floatOrder() {
    FrozenGraph graph = build(crossed("first", "second"));
    try (FloatEngine engine = new FloatEngine(new FloatModelConverter(converter).convert(graph))) {
      assertThat(engine.run(List.of(vector(1, 2), vector(30, 40))))
          .containsExactly(vector(1030, 1040), vector(1, 2), vector(6, 7), vector(6, 7));
    }
  }

  @Test
  @DisplayName("keep inputs and outputs of the same shape in the model's order, as int8 model")
  void int8Order() {
    List<FloatTensor> sample = List.of(vector(1, 2), vector(30, 40));
    List<List<FloatTensor>> samples =
        List.of(
            sample, List.of(vector(-2, 0), vector(-40, 0)), List.of(vector(0, 1), vector(0, 9)));
    DeviceModel model = int8(build(crossed("first", "second")), samples);
    try (DeviceEngine engine = DeviceEngine.microcontroller(model)) {
      List<FloatTensor> results = engine.run(sample);
      assertThat(results).hasSize(4);
      assertThat(results.get(0).get(0)).isCloseTo(1030f, within(5f));
      assertThat(results.get(1).get(0)).isCloseTo(1f, within(0.05f));
      assertThat(results.get(2).get(0)).isCloseTo(6f, within(0.05f));
      assertThat(results.get(3)).isEqualTo(results.get(2));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keras 3.15.1", "keras 2.15.0"})
  @DisplayName("that add the results of two Dense layers for a third compute each of them once")
  void sumBeforeDense(String producer) {
    LayerCall in = new LayerCall(input("in", "[null, 2]"), 0, List.of());
    LayerCall one = new LayerCall(dense("one", 1), 0, List.of(in.output(0)));
    LayerCall other = new LayerCall(dense("other", 5), 0, List.of(in.output(0)));
    LayerCall sum = new LayerCall(layer("Add", ""), 0, List.of(one.output(0), other.output(0)));
    LayerCall third = new LayerCall(dense("third", 9), 0, List.of(sum.output(0)));
    SourceModel model =
        new SourceModel(
            "m",
            "keras-v3",
            producer,
            new LayerGraph(
                List.of(in, one, other, sum, third),
                List.of(in.output(0)),
                List.of(third.output(0))));
    FloatTfliteModel converted = new FloatModelConverter(converter).convert(build(model));
    assertThat(converted.structure().operators())
        .extracting(TfliteOperator::name)
        .filteredOn(name -> !name.equals("RESHAPE"))
        .containsExactlyInAnyOrder("FULLY_CONNECTED", "FULLY_CONNECTED", "ADD", "FULLY_CONNECTED");
  }

  private static Layer dense(String name, float bias) {
    return named(
        name,
        "Dense",
        "'units': 2",
        weight(Shape.of(2, 2), bias, 2, 3, 4),
        filled(Shape.of(2), bias));
  }

  @Test
  @DisplayName("with weights and results that are all zero are quantized all the same")
  void zeros() {
    SourceModel model =
        chain(
            KERAS_3,
            "[null, 2]",
            layer(
                "Dense",
                "'units': 2, 'activation': 'relu'",
                filled(Shape.of(2, 2), 0),
                filled(Shape.of(2), 0)));
    List<FloatTensor> sample = List.of(vector(1, -2));
    try (DeviceEngine engine =
        DeviceEngine.microcontroller(int8(build(model), List.of(sample, List.of(vector(3, 4)))))) {
      assertThat(engine.run(sample)).containsExactly(vector(0, 0));
    }
  }

  @Test
  @DisplayName("whose weights overflow float32 once folded are refused, not crashed on")
  void foldedOverflow() {
    SourceModel model =
        chain(
            KERAS_3,
            "[null, 2]",
            layer(
                "Dense",
                "'units': 2",
                weight(Shape.of(2, 2), 1e30f, 1, 1, 1),
                filled(Shape.of(2), 1)),
            layer(
                "BatchNormalization",
                "'epsilon': 0.001",
                filled(Shape.of(2), 1e30f),
                filled(Shape.of(2), 0),
                filled(Shape.of(2), 0),
                filled(Shape.of(2), 1)));
    List<List<FloatTensor>> samples = List.of(List.of(vector(0, 0)), List.of(vector(0, 1e-20f)));
    assertThatThrownBy(() -> int8(build(model), samples))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("weights-out-of-range");
  }

  @Test
  @DisplayName("whose results are too large for int8 scales are refused by the tensor's name")
  void hugeActivations() {
    SourceModel model =
        chain(
            KERAS_3,
            "[null, 2]",
            layer("Dense", "'units': 2, 'use_bias': false", filled(Shape.of(2, 2), 1e17f)));
    List<List<FloatTensor>> samples = List.of(List.of(vector(9, 9)));
    assertThatThrownBy(() -> int8(build(model), samples))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("calibration-out-of-range")
        .hasMessageContaining("the value 1.8");
  }
}
