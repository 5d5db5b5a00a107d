package dev.tinyml.codegen.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tinyml.converter.problem.ProblemException;
import java.util.Random;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelIdentifierTest {
  @ParameterizedTest
  @DisplayName("A model's name becomes an identifier that people recognize")
  @CsvSource({
    "gesture_model, gesture, GestureModel",
    "gesture, gesture, GestureModel",
    "GestureNet, GestureNet, GestureNetModel",
    "wake-word v2, wake_word_v2, WakeWordV2Model",
    "__x__, x, XModel",
    "geste_à_trois, geste_a_trois, GesteATroisModel",
    "3axis, model_3axis, Model3axisModel",
    "class, model_class, ModelClassModel",
    "loop_model, model_loop, ModelLoopModel",
    "CON, model_CON, ModelCONModel",
    "model, model, ModelModel",
    "a_model_model, a_model, AModelModel"
  })
  void names(String modelName, String identifier, String className) {
    ModelIdentifier id = ModelIdentifier.of(modelName);
    assertThat(id.value()).isEqualTo(identifier);
    assertThat(id.className()).isEqualTo(className);
  }

  @Test
  @DisplayName("Names of globals and include guards carry the suffix once")
  void derivedNames() {
    assertThat(ModelIdentifier.of("gesture_model").symbolPrefix()).isEqualTo("gesture_model");
    assertThat(ModelIdentifier.of("gesture_model").macroPrefix()).isEqualTo("GESTURE_MODEL");
  }

  @ParameterizedTest
  @DisplayName("A name of which nothing remains is a problem")
  @ValueSource(strings = {"", "_", "жест", "手勢", "../..", "\n"})
  void unusable(String modelName) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> ModelIdentifier.of(modelName))
        .withMessageContaining("model-name-unusable");
  }

  @Test
  @DisplayName("A name that is too long for a sketch is a problem")
  void tooLong() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> ModelIdentifier.of("x".repeat(64)))
        .withMessageContaining("63");
  }

  @ParameterizedTest
  @DisplayName("The type itself accepts identifiers only")
  @ValueSource(strings = {"", "1a", "a-b", "a__b", "_a", "a_", "int", "enum", "é", "nul"})
  void validated(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ModelIdentifier(value));
  }

  @Test
  @DisplayName("Whatever the name, the identifier is valid in Java and has no double underscore")
  void property() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      String name =
          random
              .ints(1 + random.nextInt(12), 0, 0x250)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .append('x')
              .toString();
      ModelIdentifier id = ModelIdentifier.of(name);
      assertThat(SourceVersion.isName(id.value())).as(name).isTrue();
      assertThat(id.symbolPrefix()).doesNotContain("__");
    }
  }
}
