package dev.tinyml.codegen.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tables of functions of int16 values")
class LineTableTest {

  @Test
  @DisplayName("follow the exponential from -10 to 0")
  void exponentials() {
    List<Integer> table = LineTable.exponentials();
    assertThat(table).hasSize(513).isSorted();
    for (int i = 0; i < table.size(); i++) {
      double expected = 32_768 * Math.exp(-10 + i / 51.2);
      assertThat((double) table.get(i)).isEqualTo(expected, within(2.0));
    }
  }

  @Test
  @DisplayName("follow 1 / (1 + x) from 0 to 1")
  void reciprocals() {
    List<Integer> table = LineTable.reciprocals();
    assertThat(table).hasSize(513);
    for (int i = 0; i < table.size(); i++) {
      assertThat((double) table.get(i)).isEqualTo(32_768 / (1 + i / 512.0), within(1.1));
    }
  }
}
