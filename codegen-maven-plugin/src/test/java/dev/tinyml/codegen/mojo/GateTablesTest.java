package dev.tinyml.codegen.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.codegen.generation.GestureFixture;
import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.manifest.QuantizationInfo;
import dev.tinyml.converter.report.AttemptReport;
import dev.tinyml.converter.report.RuleReport;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The gate's tables in the log")
class GateTablesTest {

  @Test
  @DisplayName("hold rules, limits, measurements and verdicts of the fixture's manifest")
  void rules() {
    Gate gate =
        new Gate(GateLimits.of(Map.of("minRecall", "0.99", "maxSize", "20 kB", "minAuc", "0.5")));
    assertThat(new RuleTable(gate.judge(GestureFixture.manifest()).judgements()).lines())
        .containsExactly(
            "rule               | limit                | measured                        | verdict",
            "-------------------+----------------------+---------------------------------+--------",
            "maxFloatDifference | below 0.001          | 1.80e-07 float TFLite to source | holds",
            "maxAccuracyDrop    | below 5.0 points     | 0.36 points                     | holds",
            // 86 of the 92 samples in the fixture's third row.
            "minRecall          | at least 99.0 %      | circle 93.5 % of 92             | fails",
            "minAuc             | at least 0.5         | not measured                    | fails",
            "maxSize            | at most 20,000 bytes | 12,944 bytes                    | holds");
  }

  @Test
  @DisplayName("hold what was tried, what each gave, and which was chosen")
  void attempts() {
    QuantizationInfo info =
        new QuantizationInfo(
            Json.object().build(),
            List.of(
                new AttemptReport(
                    "min-max", List.of(rule("3.20 points", false), rule("9 bytes", true)), false),
                new AttemptReport("mse: not possible, a reason", List.of(), false),
                new AttemptReport(
                    "percentile 99.99",
                    List.of(rule("0.20 points", true), rule("9 bytes", true)),
                    true)),
            200,
            List.of());
    assertThat(new AttemptTable(info).lines())
        .containsExactly(
            "Repair: what was tried, measured with the 200 held-out samples that chose",
            "attempt                     | maxAccuracyDrop below 2 | maxAccuracyDrop below 2 |",
            "----------------------------+-------------------------+-------------------------+-------",
            "min-max                     | 3.20 points (fails)     | 9 bytes                 |",
            "mse: not possible, a reason |                         |                         |",
            "percentile 99.99            | 0.20 points             | 9 bytes                 | chosen");
  }

  private static RuleReport rule(String measured, boolean passed) {
    return new RuleReport("maxAccuracyDrop", "below 2", measured, passed);
  }

  @Test
  @DisplayName("keep control characters of class names out of the terminal")
  void controlCharacters() {
    assertThat(new LogTable().row(List.of("a\u001b[31m", "b")).lines().get(0))
        .isEqualTo("a?[31m | b");
  }
}
