package dev.tinyml.converter.graph.recurrent;

import dev.tinyml.converter.reference.KerasFamilyTest;
import dev.tinyml.converter.reference.KerasPredictions;
import dev.tinyml.converter.reference.ReferenceModel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recurrent layers")
class RecurrentReferenceTest extends KerasFamilyTest {
  RecurrentReferenceTest() {
    super("recurrent");
  }

  @Test
  @DisplayName("are the int8 model of Keras 2 where both are fused")
  void fusedInt8() throws IOException {
    KerasPredictions.assertInt8(
        new ReferenceModel(Path.of("src/test/resources/zoo/lstm_stack")),
        "int8_fused.tflite",
        converter());
  }
}
