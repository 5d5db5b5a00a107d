package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.generation.GestureFixture;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Measurements in the log")
class MeasurementTableTest {

  @Test
  @DisplayName("give sizes, borders, differences and accuracies of the fixture's manifest")
  void lines() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    List<String> lines;
    try {
      lines = new MeasurementTable(GestureFixture.manifest()).lines();
    } finally {
      Locale.setDefault(before);
    }

    // Figures of the fixture's conversion.json; 268 and 267 of 280 samples are on its diagonals.
    assertThat(lines)
        .hasSize(6)
        .anySatisfy(
            line ->
                assertThat(line).matches("size +float 43,104 bytes, int8 12,944 bytes, 1/3\\.33"))
        .anySatisfy(line -> assertThat(line).startsWith("input ").contains("INT8 1x300, scale "))
        .anySatisfy(line -> assertThat(line).startsWith("output ").endsWith("zero point -128"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("float TFLite to source")
                    .endsWith("maximum absolute difference 1.80e-07 over 400 samples"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("accuracy")
                    .endsWith(
                        "float 95.71 %, quantized 95.36 %, drop 0.36 points on 280 held-out samples"));
  }
}
