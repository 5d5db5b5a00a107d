package dev.tinyml.converter.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.lite.schema.Model;
import org.tensorflow.lite.schema.Operator;

/** Of models that TensorFlow 2.21 made of sums of 1 × n, which it has as tensor + vector. */
@DisplayName("The operands of an ADD")
class AddendOrderTest {

  @ParameterizedTest
  @CsvSource({"merge_layers, 2, 2", "nested_models, 1, 1", "resnet8_tiny, 3, 0"})
  @DisplayName("are turned around where a computed vector comes first, and nowhere else")
  void turned(String name, int additions, int vectors) throws IOException {
    Path file = Path.of("src/test/resources/zoo", name, "int8_b1.tflite");
    byte[] content = Files.readAllBytes(file);
    ModelBytes original = new ModelBytes(content);
    TfliteModel structure = new TfliteReader().read(name, original);
    assertThat(new AddendOrder().vectorsLast(original, structure)).isSameAs(original);

    assertThat(exchangeOperandsOfAdds(structure, content)).isEqualTo(additions);
    ModelBytes exchanged = new ModelBytes(content);
    TfliteModel after =
        new TfliteReader()
            .read(
                name,
                new AddendOrder().vectorsLast(exchanged, new TfliteReader().read(name, exchanged)));
    int same = 0;
    for (int i = 0; i < structure.operators().size(); i++) {
      TfliteOperator before = structure.operators().get(i);
      boolean isSame = after.operators().get(i).equals(before);
      assertThat(isSame).as("operator %d", i).isEqualTo(!isAddOfEqualRanks(structure, before));
      same += before.name().equals("ADD") && isSame ? 1 : 0;
    }
    assertThat(same).isEqualTo(vectors);
  }

  private static boolean isAddOfEqualRanks(TfliteModel model, TfliteOperator operator) {
    return operator.name().equals("ADD")
        && rank(model, operator.inputs().get(0)) == rank(model, operator.inputs().get(1));
  }

  private static int rank(TfliteModel model, int tensor) {
    return model.tensors().get(tensor).spec().shape().rank();
  }

  private static int exchangeOperandsOfAdds(TfliteModel structure, byte[] content) {
    Model model = Model.getRootAsModel(ByteBuffer.wrap(content));
    int exchanged = 0;
    for (int i = 0; i < structure.operators().size(); i++) {
      if (structure.operators().get(i).name().equals("ADD")) {
        Operator operator = model.subgraphs(0).operators(i);
        ByteBuffer inputs = operator.inputsAsByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        int start = inputs.position();
        int first = inputs.getInt(start);
        inputs.putInt(start, inputs.getInt(start + Integer.BYTES));
        inputs.putInt(start + Integer.BYTES, first);
        exchanged++;
      }
    }
    return exchanged;
  }
}
