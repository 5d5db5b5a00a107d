package dev.tinyml.converter.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorShapeProto;

@DisplayName("A checkpoint")
class CheckpointTest {
  private final Checkpoint checkpoint =
      new Checkpoint(
          new SavedModelFolder(ModelFolder.of("zoo/kws_dscnn").path()), SavedModelLimits.DEFAULT);

  @Test
  @DisplayName("holds the names, shapes and values that TensorFlow's own reader finds")
  void asTensorFlow() throws IOException {
    List<String> lines = Files.readAllLines(ModelFolder.of("kws_dscnn_variables.txt").path());
    assertThat(lines).hasSize(114);
    int floats = 0;
    for (String line : lines) {
      String[] parts = line.split(" ");
      VariableValue value = checkpoint.find(parts[0]).orElseThrow();
      assertThat(
              value.shape().getDimList().stream()
                  .map(TensorShapeProto.Dim::getSize)
                  .map(String::valueOf)
                  .collect(Collectors.joining("x")))
          .isEqualTo(parts[1]);
      if (value.type() == DataType.DT_FLOAT) {
        floats++;
        assertThat(sum(value)).isCloseTo(Double.parseDouble(parts[2]), within(1e-6));
      }
    }
    assertThat(floats).isGreaterThan(100);
  }

  private static double sum(VariableValue value) {
    FloatBuffer numbers =
        value.bytes().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    double sum = 0;
    while (numbers.hasRemaining()) {
      sum += numbers.get();
    }
    return sum;
  }

  @Test
  @DisplayName("says that it has no value for a name that it does not know")
  void unknown() {
    assertThat(checkpoint.find("ghost")).isEmpty();
  }
}
