package dev.tinyml.codegen.engine.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The Gaussian error linear unit")
class GaussianErrorUnitTest {

  /** Values of C's erfc(). */
  @ParameterizedTest
  @CsvSource({
    "-3, 1.9999779095030015",
    "-1, 1.8427007929497148",
    "0, 1",
    "0.5, 0.4795001221869535",
    "2, 0.004677734981047266",
    "2.49, 0.000429287867733913",
    "2.51, 0.0003857054817242798",
    "5, 1.5374597944280349e-12"
  })
  @DisplayName("has the complementary error function of the tables")
  void complement(double x, double expected) {
    assertThat(GaussianErrorUnit.complement(x)).isEqualTo(expected, within(expected * 2e-6));
  }

  @Test
  @DisplayName("goes from nothing far below 0 to all of it far above, approximated or not")
  void ends() {
    assertThat(GaussianErrorUnit.exact(-9)).isEqualTo(0, within(1e-15f));
    assertThat(GaussianErrorUnit.exact(9)).isEqualTo(9);
    assertThat(GaussianErrorUnit.exact(1)).isEqualTo(0.8413447f, within(1e-6f));
    assertThat(GaussianErrorUnit.approximate(1)).isEqualTo(0.841192f, within(1e-6f));
  }
}
