package dev.tinyml.codegen.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.manifest.Normalization;
import dev.tinyml.converter.manifest.SignalInfo;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContractDigestTest {
  private static final String MODEL = "010203";
  private static final Normalization NORMALIZATION =
      new Normalization(List.of(1f, 2f), List.of(3f, 4f));
  private static final Optional<SignalInfo> SIGNAL =
      Optional.of(new SignalInfo("accelerometer", List.of("x", "y"), 2, "g", 50));
  private static final List<String> LABELS = List.of("a", "bc");

  private static ContractDigest base() {
    return ContractDigest.of(MODEL, NORMALIZATION, SIGNAL, LABELS);
  }

  @Test
  @DisplayName("A change of any part changes the digest")
  void everyPartCounts() {
    assertThat(
            List.of(
                base(),
                ContractDigest.of("0102", NORMALIZATION, SIGNAL, LABELS),
                ContractDigest.of(
                    MODEL, new Normalization(List.of(1f, 2f), List.of(3f, 5f)), SIGNAL, LABELS),
                ContractDigest.of(
                    MODEL, new Normalization(List.of(1f, 3f), List.of(2f, 4f)), SIGNAL, LABELS),
                ContractDigest.of(MODEL, NORMALIZATION, Optional.empty(), LABELS),
                ContractDigest.of(
                    MODEL,
                    NORMALIZATION,
                    Optional.of(new SignalInfo("accelerometer", List.of("x", "y"), 2, "g", 51)),
                    LABELS),
                ContractDigest.of(MODEL, NORMALIZATION, SIGNAL, List.of("ab", "c")),
                ContractDigest.of(MODEL, NORMALIZATION, SIGNAL, List.of("bc", "a"))))
        .doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("The same parts give the same digest, of which a compiler compares 64 bits")
  void stable() {
    assertThat(base()).isEqualTo(base());
    assertThat(base().sha256()).matches("[0-9a-f]{64}").startsWith(base().shortHex());
    assertThat(base().shortHex()).hasSize(16);
  }
}
