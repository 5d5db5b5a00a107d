package dev.tinyml.codegen.cpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CppTableTest {
  @Test
  @DisplayName("Columns are aligned when there are several rows")
  void aligned() {
    assertThat(CppTable.rowsOf(List.of("1", "-20", "3"), 2)).containsExactly("  1, -20,", "  3,");
    assertThat(CppTable.rowsOf(List.of("1", "-20"), 2)).containsExactly("1, -20,");
    assertThat(CppTable.rowsOf(List.of(), 2)).isEmpty();
  }

  @Test
  @DisplayName("The channels of a reading stay in one row, and no row is too wide")
  void multiples() {
    List<String> cells = IntStream.range(0, 90).mapToObj(i -> "-123.4567f").toList();
    for (String row : CppTable.rows(cells, 3)) {
      assertThat(row.split(", ").length % 3).isZero();
      assertThat(row.length()).isLessThanOrEqualTo(100);
    }
    assertThat(CppTable.rows(List.of("x".repeat(200), "y"), 3)).hasSize(2);
    assertThat(CppTable.rows(cells, 50)).hasSizeGreaterThan(1);
  }
}
