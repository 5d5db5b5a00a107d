package dev.tinyml.converter.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Shapes and tensors")
class ShapeTest {

  @Test
  @DisplayName("count elements, and a scalar is one")
  void counts() {
    assertThat(Shape.of().elementCount()).isEqualTo(1);
    assertThat(Shape.of(2, 3, 4).elementCount()).isEqualTo(24);
    assertThat(Shape.of(2, 0, 4).elementCount()).isZero();
    assertThat(Shape.of(Integer.MAX_VALUE).elementCount()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  @DisplayName("never count more elements than an int holds")
  void overflow() {
    assertThatThrownBy(() -> Shape.of(1 << 16, 1 << 15))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Shape.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Shape.of(3, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("take axes as Python does and batches off and on")
  void axes() {
    assertThat(Shape.of(1, 5, 7).dimension(-1)).isEqualTo(7);
    assertThat(Shape.of(1, 5, 7).dimension(1)).isEqualTo(5);
    assertThat(Shape.of(1, 5, 7).withoutBatch()).isEqualTo(Shape.of(5, 7));
    assertThat(Shape.of(5, 7).withBatchOfOne()).isEqualTo(Shape.of(1, 5, 7));
    assertThat(Shape.of(1, 5)).hasToString("1x5");
    assertThat(Shape.of()).hasToString("scalar");
  }

  @Test
  @DisplayName("tensors hold as many values as their shape, and keep them to themselves")
  void tensors() {
    float[] values = {3, 9, 9};
    FloatTensor tensor = new FloatTensor(Shape.of(3), values);
    values[0] = 99;
    tensor.toArray()[1] = 99;
    assertThat(tensor.toArray()).containsExactly(3, 9, 9);
    assertThat(tensor.argMax()).as("the first of the largest").isEqualTo(1);
    assertThatThrownBy(() -> new FloatTensor(Shape.of(4), values))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Int8Tensor(Shape.of(2), new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new FloatTensor(Shape.of(1), new float[] {Float.NaN}).isFinite()).isFalse();
  }
}
