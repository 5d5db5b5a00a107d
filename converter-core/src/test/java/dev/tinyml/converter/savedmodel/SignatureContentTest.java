package dev.tinyml.converter.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a signature consists of")
class SignatureContentTest {
  private static final Path ZOO = Path.of("src/test/resources/dev/tinyml/converter/savedmodel/zoo");

  private static SignatureContent content(String model) {
    return SignatureContent.of(
        new SavedModelReader().read(ZOO.resolve(model), SavedModelReader.DEFAULT_SIGNATURE));
  }

  @Test
  @DisplayName("its operations by kind, and as many constants as the model has weights")
  void dense() {
    // gesture_mlp of zoo/INDEX.md: three Dense layers, 10228 parameters, nothing else in float32.
    assertThat(content("gesture_mlp").operations())
        .containsEntry("MatMul", 3)
        .containsEntry("Softmax", 1)
        .containsEntry("Placeholder", 1);
    assertThat(content("gesture_mlp").constants()).isEqualTo(10_228);
  }

  @Test
  @DisplayName("operations in functions count as well")
  void functions() {
    assertThat(content("lstm_stack").operations()).containsKeys("MatMul", "Sigmoid", "Tanh");
  }
}
