package dev.tinyml.converter.tflite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;
import org.tensorflow.lite.schema.SubGraph;
import org.tensorflow.lite.schema.Tensor;
import org.tensorflow.lite.schema.TensorType;

@DisplayName("Room for activation ranges")
class CalibrationLayoutTest {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private static FloatTfliteModel read(byte[] content) {
    ModelBytes bytes = new ModelBytes(content);
    return new FloatTfliteModel(bytes, new TfliteReader().read("m", bytes));
  }

  private static byte[] file(String name) throws IOException {
    return Files.readAllBytes(RESOURCES.resolve(name));
  }

  private static Model schema(FloatTfliteModel model) {
    return Model.getRootAsModel(ByteBuffer.wrap(model.bytes().toArray()));
  }

  /** Takes the tables of quantization parameters away, as files of other converters lack them. */
  private static byte[] withoutTables(byte[] content) {
    ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    FlatTable root = FlatTable.root(file);
    for (int g = 0; g < root.length(2); g++) {
      FlatTable graph = root.element(2, g);
      for (int t = 0; t < graph.length(0); t++) {
        FlatTable tensor = graph.element(0, t);
        file.putShort(tensor.vtable() + Short.BYTES * (4 + 2), (short) 0);
      }
    }
    return content;
  }

  @Test
  @DisplayName("is there already in what TensorFlow's converter writes for models without LSTMs")
  void nothingMissing() throws IOException {
    FloatTfliteModel model = read(file("reference/lstm_stack/float_b1.tflite"));
    assertThat(new CalibrationLayout().prepare(model)).isSameAs(model);
  }

  @Test
  @DisplayName("in a fused LSTM: five new tensors, of which only the hidden state's gets a range")
  void fusedLstm() throws IOException {
    FloatTfliteModel before = read(file("tflite/lstm_float.tflite"));
    FloatTfliteModel after = new CalibrationLayout().prepare(before);
    int tensors = before.structure().tensors().size();
    assertThat(after.structure().tensors().subList(0, tensors))
        .isEqualTo(before.structure().tensors());
    SubGraph graph = schema(after).subgraphs(0);
    assertThat(graph.tensorsLength()).isEqualTo(tensors + 10);
    for (int lstm = 0; lstm < 2; lstm++) {
      Operator operator = graph.operators(lstm);
      assertThat(operator.intermediatesLength()).isEqualTo(5);
      for (int i = 0; i < 5; i++) {
        assertThat(operator.intermediates(i)).isEqualTo(tensors + 5 * lstm + i);
        Tensor tensor = graph.tensors(operator.intermediates(i));
        assertThat(tensor.type()).isEqualTo(TensorType.FLOAT32);
        assertThat(tensor.shapeLength()).isEqualTo(1);
        assertThat(tensor.shape(0)).isZero();
        // The quantizer reads the range of whatever has a table, and crashes without one.
        assertThat(tensor.quantization() != null).isEqualTo(i == 4);
      }
    }
    for (int i = 0; i < before.structure().operators().size(); i++) {
      TfliteOperator old = before.structure().operators().get(i);
      TfliteOperator same = after.structure().operators().get(i);
      assertThat(same.inputs()).isEqualTo(old.inputs());
      assertThat(same.options()).isEqualTo(old.options());
    }
    assertSameConstants(before, after);
    assertThat(new CalibrationLayout().prepare(after)).isSameAs(after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reference/gesture_mlp/float_b1.tflite",
        "reference/lstm_stack/float_b1.tflite",
        "tflite/lstm_float.tflite",
        "tflite/kinds/external_buffer.tflite",
        "tflite/kinds/open_batch.tflite"
      })
  @DisplayName("is made in files whose tensors have no quantization parameters")
  void missingTables(String name) throws IOException {
    FloatTfliteModel complete = new CalibrationLayout().prepare(read(file(name)));
    FloatTfliteModel before = read(withoutTables(file(name)));
    FloatTfliteModel after = new CalibrationLayout().prepare(before);
    assertThat(after.bytes()).isNotEqualTo(before.bytes());
    assertThat(after.structure()).isEqualTo(complete.structure());
    assertSameConstants(before, after);
    for (int g = 0; g < schema(after).subgraphsLength(); g++) {
      SubGraph graph = schema(after).subgraphs(g);
      List<TfliteTensor> tensors = before.structure().subgraphs().get(g).tensors();
      for (TfliteTensor tensor : tensors) {
        boolean activation = !tensor.constant() && tensor.spec().type().isFloatingPoint();
        assertThat(graph.tensors(tensor.index()).quantization() != null).isEqualTo(activation);
      }
    }
    assertThat(new CalibrationLayout().prepare(after)).isSameAs(after);
  }

  @Test
  @DisplayName("is not made from a table that no schema has")
  void hugeTable() throws IOException {
    byte[] content = withoutTables(file("reference/gesture_mlp/float_b1.tflite"));
    ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    FlatTable tensor = FlatTable.root(file).element(2, 0).element(0, 0);
    file.putShort(tensor.vtable() + Short.BYTES, (short) 5000);
    FloatTfliteModel model = read(content);
    assertThatThrownBy(() -> new CalibrationLayout().prepare(model))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("a table of 5000 bytes");
  }

  private static void assertSameConstants(FloatTfliteModel before, FloatTfliteModel after) {
    for (int g = 0; g < before.structure().subgraphs().size(); g++) {
      for (TfliteTensor tensor : before.structure().subgraphs().get(g).tensors()) {
        if (tensor.constant()) {
          assertThat(new ConstantReader(after.bytes()).bytes(g, tensor.index()))
              .isEqualTo(new ConstantReader(before.bytes()).bytes(g, tensor.index()));
        }
      }
    }
  }
}
