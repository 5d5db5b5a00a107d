package dev.tinyml.codegen.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.manifest.Normalization;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RepeatingNormalizationTest {
  @Test
  @DisplayName("The shortened form normalizes every element as the long one does")
  void sameResult() {
    Normalization given =
        new Normalization(
            List.of(1f, 2f, 1f, 2f, 1f, 2f, 1f, 2f), List.of(3f, 4f, 5f, 6f, 3f, 4f, 5f, 6f));
    Normalization shorter = RepeatingNormalization.shorten(given);
    assertThat(shorter.mean()).containsExactly(1f, 2f, 1f, 2f);
    for (int i = 0; i < 16; i++) {
      assertThat(shorter.apply(0.7f, i)).isEqualTo(given.apply(0.7f, i));
    }
  }

  @Test
  @DisplayName("What does not repeat stays; a repetition that is cut off is none")
  void noRepetition() {
    Normalization given = new Normalization(List.of(1f, 2f, 1f), List.of(1f, 1f, 1f));
    assertThat(RepeatingNormalization.shorten(given)).isEqualTo(given);
  }
}
