package dev.tinyml.converter.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.QuantizationParameters;

@DisplayName("Ranges written into a float model")
class RangeWriterTest {
  private static final Path REFERENCE = Path.of("src/test/resources/reference");

  private static ModelBytes model(String name) throws IOException {
    return new ModelBytes(Files.readAllBytes(REFERENCE.resolve(name).resolve("float_b1.tflite")));
  }

  private static QuantizationParameters parameters(ModelBytes model, TensorPlace place) {
    return Model.getRootAsModel(ByteBuffer.wrap(model.toArray()))
        .subgraphs(place.subgraph())
        .tensors(place.tensor())
        .quantization();
  }

  private static List<TensorPlace> places(TfliteModel structure) {
    List<TensorPlace> places = new ArrayList<>();
    for (int g = 0; g < structure.subgraphs().size(); g++) {
      for (TfliteTensor tensor : structure.subgraphs().get(g).tensors()) {
        places.add(new TensorPlace(g, tensor.index()));
      }
    }
    return places;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gesture_mlp", "layers_misc/stack", "layers_misc/two_in_two_out", "lstm_stack"})
  @DisplayName("are found by the schema's classes in every graph, and nothing else changes")
  void written(String name) throws IOException {
    ModelBytes before = model(name);
    TfliteModel structure = new TfliteReader().read(name, before);
    List<TensorPlace> places = places(structure);
    SortedMap<TensorPlace, ActivationRange> ranges = new TreeMap<>();
    for (int i = 0; i < places.size(); i += 2) {
      ranges.put(places.get(i), new ActivationRange(-i - 0.5f, 2f * i));
    }
    ModelBytes after = new RangeWriter().write(before, ranges);

    for (TensorPlace place : places) {
      QuantizationParameters found = parameters(after, place);
      if (ranges.containsKey(place)) {
        assertThat(found.minLength()).isEqualTo(1);
        assertThat(found.maxLength()).isEqualTo(1);
        assertThat(found.min(0)).isEqualTo(ranges.get(place).min());
        assertThat(found.max(0)).isEqualTo(ranges.get(place).max());
        assertThat(found.scaleLength()).isZero();
      } else {
        assertThat(found.minLength()).isZero();
      }
    }
    assertThat(new TfliteReader().read(name, after)).isEqualTo(structure);
    assertThat(changedBytes(before, after)).isLessThanOrEqualTo(4 * ranges.size());
    assertThat(new RangeWriter().write(before, ranges)).isEqualTo(after);
    for (TfliteTensor tensor : structure.tensors()) {
      if (tensor.constant()) {
        assertThat(new ConstantReader(after).bytes(tensor.index()))
            .isEqualTo(new ConstantReader(before).bytes(tensor.index()));
      }
    }
  }

  @Test
  @DisplayName("would make a file beyond what flatbuffers can hold, which is refused")
  void tooLarge() {
    assertThat(RangeWriter.size(Integer.MAX_VALUE - 8L)).isEqualTo(Integer.MAX_VALUE - 8);
    assertThatThrownBy(() -> RangeWriter.size(Integer.MAX_VALUE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("int8-model-size");
  }

  /** Within the length of the old file: only the offsets of the tensors' parameters may differ. */
  private static int changedBytes(ModelBytes before, ModelBytes after) {
    byte[] one = before.toArray();
    byte[] other = after.toArray();
    int changed = 0;
    for (int i = 0; i < one.length; i++) {
      changed += one[i] == other[i] ? 0 : 1;
    }
    return changed;
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "NaN, 0", "0, NaN", "-Infinity, 0", "0, Infinity"})
  @DisplayName("are finite and the right way round, or the native quantizer would crash")
  void ranges(float min, float max) {
    assertThatThrownBy(() -> new ActivationRange(min, max))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("constants are read as they stand in the file")
  void constants() throws IOException {
    ModelBytes model = model("gesture_mlp");
    TfliteModel structure = new TfliteReader().read("m", model);
    TfliteOperator first = structure.operators().get(0);
    int kernel = first.inputs().get(1);
    assertThat(structure.tensors().get(kernel).constant()).isTrue();
    assertThat(new ConstantReader(model).bytes(kernel)).hasSize(32 * 300 * 4);
    assertThatThrownBy(() -> new ConstantReader(model).bytes(structure.inputs().get(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
