package dev.tinyml.converter.graph.merge;

import static dev.tinyml.converter.graph.SmallModels.build;
import static dev.tinyml.converter.graph.SmallModels.joined;
import static dev.tinyml.converter.graph.SmallModels.layer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.graph.GraphEngine;
import dev.tinyml.converter.tensor.FloatTensor;
import dev.tinyml.converter.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A sum")
class ElementwiseMergeEmitterTest {

  /** Sums by NumPy; Keras' own is another one for 2 × 2 and 2 × 1 in a batch of one sample. */
  @ParameterizedTest(name = "of {0} and {1} by {2}")
  @DisplayName("spreads axes of 1 as NumPy does")
  @CsvSource({
    "2x2, 2x1, keras 3.15.1, 11 12 23 24",
    "2x2, 1x2, keras 3.15.1, 11 22 13 24",
    "2x2, 2, keras 3.15.1, 11 22 13 24",
    "4, 1, keras 3.15.1, 11 12 13 14",
    "2x2, 1x2, keras 2.15.0, 11 22 13 24",
  })
  void sums(String one, String other, String producer, String sum) {
    FloatTensor first = sample(one, 1, 2, 3, 4);
    FloatTensor second = other.equals("1") ? sample(other, 10) : sample(other, 10, 20);
    try (GraphEngine engine =
        new GraphEngine(build(joined(producer, layer("Add", ""), one, other)))) {
      float[] expected = sample(one, numbers(sum)).toArray();
      assertThat(engine.run(List.of(first, second)).get(0).toArray()).isEqualTo(expected);
    }
  }

  private static float[] numbers(String text) {
    String[] words = text.split(" ");
    float[] values = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      values[i] = Float.parseFloat(words[i]);
    }
    return values;
  }

  private static FloatTensor sample(String dimensions, float... values) {
    String[] sizes = ("1x" + dimensions).split("x");
    int[] shape = new int[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      shape[i] = Integer.parseInt(sizes[i]);
    }
    return new FloatTensor(Shape.of(shape), values);
  }
}
