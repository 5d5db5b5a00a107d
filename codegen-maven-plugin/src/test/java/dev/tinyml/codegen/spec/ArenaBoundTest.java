package dev.tinyml.codegen.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.manifest.ConversionManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The second column holds the smallest arena that AllocateTensors accepted on an emulated
 * Cortex-M4F, the largest over reference kernels, CMSIS-NN and the Arduino library; found by
 * bisection. That of the LSTMs (the zoo's lstm_stack) was tried in steps of 256 with reference
 * kernels: 4736 is too small.
 */
class ArenaBoundTest {
  @ParameterizedTest
  @DisplayName("The bound is never below the smallest arena that works, and not far above for MLPs")
  @CsvSource({
    "gesture, 1760, 1.5",
    "gesture_ptfc, 1456, 1.5",
    "conv1d, 4480, 4",
    "ds_cnn, 24496, 8",
    "resnet8, 55520, 8",
    "lstm, 4992, 2"
  })
  void bound(String model, int smallestThatWorks, double factor) throws IOException {
    int bound = ArenaBound.of(manifest(model));
    assertThat(bound).isGreaterThanOrEqualTo(smallestThatWorks);
    assertThat(bound).isLessThan((int) (smallestThatWorks * factor));
    assertThat(bound % 16).isZero();
  }

  private static ConversionManifest manifest(String model) throws IOException {
    try (InputStream in =
        ArenaBoundTest.class.getResourceAsStream("/fixtures/arena/" + model + ".json")) {
      return ConversionManifest.fromText(
          model, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
