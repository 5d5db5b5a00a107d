package dev.tinyml.converter.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tinyml.converter.interpreter.FloatEngine;
import dev.tinyml.converter.interpreter.KeptActivations;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tflite.FloatTfliteModel;
import dev.tinyml.converter.tflite.RehearsalModel;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rehearsal")
class RehearsalTest {
  @Test
  @DisplayName("comes to its end, for what fails there is not told to anybody")
  void runs() {
    assertThatCode(() -> new Rehearsal().run()).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("has a model that is a RELU, and that is observed in the way of plain models")
  void model() {
    FloatTfliteModel model = new RehearsalModel(3).make();
    try (FloatEngine engine = new FloatEngine(model);
        KeptActivations kept = KeptActivations.open(model, List.of(0, 1)).orElseThrow()) {
      FloatTensor input = new FloatTensor(Shape.of(1, 3), new float[] {-2, 0.5f, 7});
      assertThat(engine.run(List.of(input)).get(0).toArray()).containsExactly(0, 0.5f, 7);
      kept.run(List.of(input));
      assertThat(kept.values().get(1).getFloat(8)).isEqualTo(7);
    }
  }

  @Test
  @DisplayName("is no way for models whose values take much memory")
  void tooLarge() {
    assertThat(KeptActivations.open(new RehearsalModel(10_000_000).make(), List.of(0, 1)))
        .isEmpty();
  }
}
