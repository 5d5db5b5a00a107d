package dev.tinyml.codegen.sketch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tinyml.converter.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The description of a sketch")
class SketchDescriptorTest {
  private static final SketchDescriptor SKETCH =
      new SketchDescriptor(
          "gesture",
          "esp32s3_devkit",
          "ESP32-S3 DevKit",
          "esp32:esp32:esp32s3:PSRAM=opi,USBMode=default",
          115200,
          "0123456789abcdef",
          "00c0ffee",
          true);

  private static SketchDescriptor read(String text) {
    return SketchDescriptor.read("tinyml.json", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("is read as it was written")
  void roundTrip() {
    assertThat(read(SKETCH.toText())).isEqualTo(SKETCH);
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"esp32:esp32:esp32s3:PSRAM=opi,USBMode=default\" | \"--fqbn\" | fqbn",
        "\"esp32s3_devkit\" | \"-m\" | board",
        "\"gesture\" | \"../gesture\" | name",
        "115200 | 0 | baud",
        "115200 | \"fast\" | baud",
        "\"0123456789abcdef\" | \"0123\" | contract",
        "\"00c0ffee\" | \"00C0FFEE\" | goldenDigest",
        "\"format\": 1 | \"format\": 2 | format",
        "true | 1 | exact"
      })
  @DisplayName("is refused when a value can't be passed on to programs")
  void refused(String valid, String invalid, String named) {
    String text = SKETCH.toText();
    assertThat(text).contains(valid);
    assertThatThrownBy(() -> read(text.replace(valid, invalid)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContainingAll("tinyml.json", named);
  }

  @Test
  @DisplayName("is refused when it is no JSON, or has no end")
  void damaged() {
    assertThatThrownBy(() -> read("{\"format\": 1,"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("sketch-descriptor");
    assertThatThrownBy(() -> read(" ".repeat(1 << 17)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("131072 bytes");
  }
}
