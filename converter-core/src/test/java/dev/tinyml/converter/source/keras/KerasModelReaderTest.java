package dev.tinyml.converter.source.keras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.calibration.NpyArray;
import dev.tinyml.converter.calibration.NpyReader;
import dev.tinyml.converter.source.LayerCall;
import dev.tinyml.converter.source.SourceModel;
import dev.tinyml.converter.source.TensorRef;
import dev.tinyml.converter.source.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A Keras archive")
class KerasModelReaderTest {
  private static final Set<String> SUPPORTED = Set.of("Dense", "Dropout", "BatchNormalization");

  private final KerasModelReader reader = new KerasModelReader();

  private SourceModel read(String model) {
    return reader.read(Fixtures.model(model), SUPPORTED);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "gesture_mlp",
        "weird_names",
        "lazy_sequential",
        "mixed_float16",
        "small",
        "policy_float16",
        "policy_mixed_bfloat16",
        "policy_float64",
        "k2_13_1_mlp",
        "k2_21_mlp",
        "k3_0_5_mlp",
        "k3_3_3_mlp",
        "k3_9_2_mlp",
        "k3_12_4_mlp"
      })
  @DisplayName("gives the weights that Keras itself gives, in the same order")
  void weightsEqualThoseOfKeras(String model) {
    NpyArray expected = new NpyReader().read(Fixtures.file("models/" + model + ".weights.npy"));
    List<Float> actual = new ArrayList<>();
    for (LayerCall call : read(model).calls()) {
      for (Weight weight : call.layer().weights()) {
        for (float value : weight.value().toArray()) {
          actual.add(value);
        }
      }
    }
    List<Float> reference = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      reference.add(expected.floatAt(i));
    }
    assertThat(actual).isEqualTo(reference);
  }

  @Test
  @DisplayName("gives float64, big-endian and compressed weights as float32")
  void weightsOfOtherTypes() {
    SourceModel plain = read("small");
    SourceModel converted = read("h5_types");
    assertThat(converted.calls()).hasSameSizeAs(plain.calls());
    for (int i = 0; i < plain.calls().size(); i++) {
      assertThat(converted.calls().get(i).layer().weights())
          .isEqualTo(plain.calls().get(i).layer().weights());
    }
  }

  @Test
  @DisplayName("of a Sequential gives a chain that begins with its input")
  void sequential() {
    SourceModel model = read("gesture_mlp");
    assertThat(model.name()).isEqualTo("sequential");
    assertThat(model.format()).isEqualTo("keras-v3");
    assertThat(model.producer()).isEqualTo("keras 3.15.1");
    assertThat(model.calls().stream().map(c -> c.layer().type()))
        .containsExactly("InputLayer", "Dense", "Dense", "Dense");
    assertThat(model.calls().get(0).layer().config().dimensions("batch_shape"))
        .containsExactly(Optional.empty(), Optional.of(300));
    assertThat(model.calls().get(1).layer().config().integer("units")).isEqualTo(32);
    assertThat(model.calls().get(1).layer().weights().get(0).value().shape()).hasToString("300x32");
    assertThat(model.calls().get(3).inputs()).containsExactly(new TensorRef("dense_1", 0, 0));
    assertThat(model.inputs()).containsExactly(new TensorRef("input_layer", 0, 0));
    assertThat(model.outputs()).containsExactly(new TensorRef("dense_2", 0, 0));
  }

  @Test
  @DisplayName("of Keras 2 has batch_shape in its InputLayer as one of Keras 3")
  void inputOfKeras2() {
    SourceModel model = read("k2_13_1_mlp");
    assertThat(model.calls().get(0).layer().config().dimensions("batch_shape"))
        .containsExactly(Optional.empty(), Optional.of(10));
  }

  @Test
  @DisplayName("of a Functional gives shared layers once, with a call for each application")
  void functional() {
    SourceModel model = read("branches");
    // Order given to keras.Model; outputs are a dictionary, which counts by sorted keys.
    assertThat(model.inputs().stream().map(TensorRef::layer))
        .containsExactly("right", "left", "unused");
    assertThat(model.outputs())
        .containsExactly(
            new TensorRef("second", 1, 0),
            new TensorRef("norm", 0, 0),
            new TensorRef("second", 0, 0));
    List<LayerCall> second = calls(model, "second");
    assertThat(second).hasSize(2);
    assertThat(second.get(0).layer()).isSameAs(second.get(1).layer());
    assertThat(calls(model, "shared").stream().map(LayerCall::inputs))
        .containsExactlyInAnyOrder(
            List.of(new TensorRef("left", 0, 0)), List.of(new TensorRef("right", 0, 0)));
    assertThat(calls(model, "norm").get(0).layer().weights()).hasSize(4);
    assertTopological(model);
  }

  @Test
  @DisplayName("may have names of any text")
  void weirdNames() {
    SourceModel model = read("weird_names");
    assertThat(model.name()).isEqualTo("mödel name");
    assertThat(model.calls().stream().map(c -> c.layer().name()))
        .contains("eingabe größe", "layer with spaces", "日本語", "a.b-c:0");
    assertTopological(model);
  }

  private static List<LayerCall> calls(SourceModel model, String layer) {
    return model.calls().stream().filter(c -> c.layer().name().equals(layer)).toList();
  }

  private static void assertTopological(SourceModel model) {
    List<TensorRef> known = new ArrayList<>();
    for (LayerCall call : model.calls()) {
      assertThat(known).containsAll(call.inputs());
      known.add(call.output(0));
    }
    assertThat(known).containsAll(model.outputs()).containsAll(model.inputs());
  }
}
