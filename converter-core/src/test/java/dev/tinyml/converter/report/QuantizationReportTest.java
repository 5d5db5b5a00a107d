package dev.tinyml.converter.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The data of the report")
class QuantizationReportTest {
  private static final QuantizationReport SAMPLE = SampleReport.full();

  @Test
  @DisplayName("reads back as it was written, and is written in the same bytes again")
  void roundTrip() {
    QuantizationReport back = QuantizationReport.fromText("r.json", SAMPLE.toText());
    assertThat(back).isEqualTo(SAMPLE);
    assertThat(back.toText()).isEqualTo(SAMPLE.toText());
    assertThat(QuantizationReport.fromText("r.json", QuantizationReport.EMPTY.toText()))
        .isEqualTo(QuantizationReport.EMPTY);
  }

  @Test
  @DisplayName("writes infinite ratios as strings, so that every JSON reader takes the file")
  void infinite() throws Exception {
    assertThat(SAMPLE.toText())
        .contains("\"signalToNoise\": \"Infinity\"", "\"ownSignalToNoise\": \"-Infinity\"");
    assertThat(new JsonReader().read(SAMPLE.toText().getBytes(StandardCharsets.UTF_8))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tinyml-report/1 | tinyml-report/2",
        "\"tensors\": [ | \"tensors\": 3, \"t\": [",
        "\"operator\": 1 | \"operator\": 1.5",
        "\"operator\": 1 | \"operator\": 4294967296",
        "\"signalToNoise\": 9.5 | \"signalToNoise\": \"much\"",
        "\"cosine\": 0.94 | \"cosine\": null",
        "\"passed\": false | \"passed\": \"no\"",
        "\"high\": 817.5 | \"high\": -1.0",
        "\"high\": 817.5 | \"high\": 1e999",
        "9000000000 | -1",
        "[9000000000, 0, 1] | []",
        "\"chosen\": true | \"selected\": true",
        "\"cost\": \"its accuracy\" | \"cost\": 5"
      })
  @DisplayName("is refused with a problem when it was changed into nonsense")
  void refused(String text, String replacement) {
    String sample = SAMPLE.toText();
    assertThat(sample).contains(text);
    // The last, because a tensor's own range stands before its histogram's.
    int at = sample.lastIndexOf(text);
    String changed = sample.substring(0, at) + replacement + sample.substring(at + text.length());
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> QuantizationReport.fromText("r.json", changed));
    assertThat(thrown).isNotNull();
    assertThat(thrown.problems().get(0).subject()).startsWith("r.json");
  }

  @Test
  @DisplayName("that was cut off is refused at every place")
  void truncated() {
    String text = SAMPLE.toText();
    for (int end = 0; end < text.length() - 2; end += 7) {
      String part = text.substring(0, end);
      assertThatThrownBy(() -> QuantizationReport.fromText("r.json", part))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("r.json");
    }
  }
}
