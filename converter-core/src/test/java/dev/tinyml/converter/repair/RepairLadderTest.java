package dev.tinyml.converter.repair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.Calibration;
import dev.tinyml.converter.range.CalibrationMethod;
import dev.tinyml.converter.report.AttemptReport;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import dev.tinyml.converter.verify.rule.Measurements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A bench that only knows how many of 100 samples each way of quantizing would get right. */
@DisplayName("The ladder of repairs")
class RepairLadderTest {
  private static final Gate GATE =
      new Gate(GateLimits.of(Map.of("maxAccuracyDrop", "2", "maxSize", "9 kB")));

  private final List<String> made = new ArrayList<>();

  private Trial<String> trial(QuantizeOptions options, int right) {
    String name = TrialName.of(options);
    made.add(name);
    Measurements measured =
        new Measurements(
            new VerificationInfo(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                    new ClassificationResult(
                        Optional.of(List.of(List.of(100, 0), List.of(0, 0))),
                        List.of(List.of(right, 100 - right), List.of(0, 0))))),
            1000,
            List.of(),
            List.of());
    return new Trial<>(options, name, measured, GATE.judge(measured));
  }

  /** Everything gets 80 samples right but for these. */
  private RepairOutcome<String> climb(
      QuantizeOptions configured, Optional<String> obstacle, Map<String, Integer> right) {
    return new RepairLadder(obstacle)
        .climb(
            trial(configured, right.getOrDefault(TrialName.of(configured), 80)),
            options -> trial(options, right.getOrDefault(TrialName.of(options), 80)));
  }

  private static List<String> names(RepairOutcome<String> outcome) {
    return outcome.attempts().stream().map(AttemptReport::name).toList();
  }

  @Test
  @DisplayName("goes from what is free on the device to what takes memory")
  void order() {
    RepairOutcome<String> outcome = climb(QuantizeOptions.DEFAULT, Optional.empty(), Map.of());
    assertThat(made)
        .containsExactly(
            "min-max",
            "percentile 99.99",
            "percentile 99.5",
            "mse",
            "min-max + equalization",
            "min-max + bias correction",
            "min-max + int16 activations");
    assertThat(names(outcome)).isEqualTo(made);
  }

  @Test
  @DisplayName("stops at the first way that keeps all rules")
  void stops() {
    RepairOutcome<String> outcome =
        climb(
            QuantizeOptions.DEFAULT, Optional.empty(), Map.of("percentile 99.99", 99, "mse", 100));
    assertThat(made).containsExactly("min-max", "percentile 99.99");
    assertThat(outcome.chosen().result()).isEqualTo("percentile 99.99");
    assertThat(outcome.attempts()).extracting(AttemptReport::chosen).containsExactly(false, true);
    assertThat(outcome.attempts().get(0).rules())
        .extracting(rule -> rule.rule() + " " + rule.measured() + " " + rule.passed())
        .containsExactly("maxAccuracyDrop 20.00 points false", "maxSize 1,000 bytes true");
  }

  @Test
  @DisplayName("adds equalization and bias correction to the best way up to then")
  void accumulates() {
    climb(
        QuantizeOptions.DEFAULT,
        Optional.empty(),
        Map.of("mse", 85, "mse + equalization", 90, "mse + equalization + bias correction", 99));
    assertThat(made)
        .endsWith("mse", "mse + equalization", "mse + equalization + bias correction")
        .hasSize(6);
  }

  @Test
  @DisplayName("drops what did not help")
  void dropsWhatDidNotHelp() {
    climb(
        QuantizeOptions.DEFAULT,
        Optional.empty(),
        Map.of("mse", 85, "mse + equalization", 84, "mse + bias correction", 86));
    assertThat(made)
        .endsWith(
            "mse + equalization",
            "mse + bias correction",
            // Clipping can only hurt where steps are fine.
            "min-max + bias correction + int16 activations");
  }

  @Test
  @DisplayName("keeps the best way when none keeps the rules, the first of equals")
  void best() {
    RepairOutcome<String> outcome =
        climb(
            QuantizeOptions.DEFAULT,
            Optional.of("no library runs them"),
            Map.of("mse", 90, "mse + equalization", 90));
    assertThat(outcome.chosen().result()).isEqualTo("mse");
    assertThat(names(outcome))
        .last()
        .isEqualTo("min-max + int16 activations: left out, no library runs them");
    assertThat(outcome.attempts()).extracting(AttemptReport::chosen).containsOnlyOnce(true);
    assertThat(climb(QuantizeOptions.DEFAULT, Optional.empty(), Map.of()).chosen().result())
        .isEqualTo("min-max");
  }

  @Test
  @DisplayName("tries nothing twice, and min-max after another configuration")
  void configuredOtherwise() {
    climb(
        QuantizeOptions.DEFAULT
            .with(new Calibration(CalibrationMethod.PERCENTILE, 99.5))
            .withBiasCorrection(true),
        Optional.empty(),
        Map.of());
    assertThat(made)
        .containsExactly(
            "percentile 99.5 + bias correction",
            "min-max + bias correction",
            "mse + bias correction",
            "percentile 99.5 + equalization + bias correction",
            "min-max + bias correction + int16 activations");
  }

  @Test
  @DisplayName("goes on when a step is not possible, and says why")
  void impossibleStep() {
    RepairOutcome<String> outcome =
        new RepairLadder(Optional.empty())
            .climb(
                trial(QuantizeOptions.DEFAULT, 80),
                options -> {
                  if (options.equalize()) {
                    throw new ProblemException(
                        new Problem(
                            "x", ProblemKind.UNSUPPORTED, "layer", "a tangle", "a chain", "comb"));
                  }
                  return trial(options, options.correctBias() ? 99 : 80);
                });
    assertThat(names(outcome))
        .containsExactly(
            "min-max",
            "percentile 99.99",
            "percentile 99.5",
            "mse",
            "min-max + equalization: not possible, a tangle",
            "min-max + bias correction");
    assertThat(outcome.chosen().result()).isEqualTo("min-max + bias correction");
  }

  @Test
  @DisplayName("keeps float borders when activations become int16, and widens others")
  void borders() {
    QuantizeOptions mixed =
        QuantizeOptions.DEFAULT.with(
            QuantizationScheme.INT8, ElementType.FLOAT32, ElementType.UINT8);
    QuantizeOptions wide = RepairStep.INT16_ACTIVATIONS.after(mixed, mixed);
    assertThat(wide.scheme()).isEqualTo(QuantizationScheme.INT16X8);
    assertThat(wide.inputType()).isEqualTo(ElementType.FLOAT32);
    assertThat(wide.outputType()).isEqualTo(ElementType.INT16);
  }
}
