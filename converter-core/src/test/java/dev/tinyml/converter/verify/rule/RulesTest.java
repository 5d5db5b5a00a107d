package dev.tinyml.converter.verify.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.DetectionQuality;
import dev.tinyml.converter.manifest.DetectionResult;
import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.manifest.OutputNoise;
import dev.tinyml.converter.manifest.ReconstructionResult;
import dev.tinyml.converter.manifest.RegressionError;
import dev.tinyml.converter.manifest.RegressionResult;
import dev.tinyml.converter.manifest.Task;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.report.RuleReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A rule of the gate")
class RulesTest {
  /** Rows are true classes: walk 8 of 10, run 5 of 10, and nobody fell. */
  private static final List<List<Integer>> CONFUSION =
      List.of(List.of(8, 2, 0), List.of(5, 5, 0), List.of(0, 0, 0));

  /**
   * 20 dB of noise, RMSE 0.5 after 0.4 with targets of deviation 2, error +25 %, AUC 0.9 of 0.95.
   */
  private static final VerificationInfo MEASURED =
      new VerificationInfo(
          Optional.of(new FloatComparison(20, 0.25, 0.25)),
          Optional.empty(),
          Optional.of(new FloatComparison(20, 0.1, 0.1)),
          Optional.of(
              new ClassificationResult(
                  Optional.of(List.of(List.of(9, 1, 0), List.of(5, 5, 0), List.of(0, 0, 0))),
                  CONFUSION)),
          Optional.empty(),
          List.of(new OutputNoise(1e6, 1), new OutputNoise(100, 1)),
          Optional.of(
              new RegressionResult(
                  20,
                  2,
                  Optional.of(new RegressionError(0.3, 0.4, Optional.empty())),
                  new RegressionError(0.3, 0.5, Optional.empty()))),
          Optional.of(new ReconstructionResult(20, Optional.of(0.4), 0.5)),
          Optional.of(
              new DetectionResult(
                  10,
                  10,
                  Optional.of(new DetectionQuality(0.95, 0.9)),
                  new DetectionQuality(0.9, 0.8))));

  private static final VerificationInfo NOTHING =
      new VerificationInfo(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static List<Judgement> judge(String rule, String limit, VerificationInfo measured) {
    return new Rules()
        .of(Map.of(rule, limit)).stream()
            .flatMap(
                r ->
                    r
                        .judge(
                            new Measurements(
                                measured, 65_536, List.of("walk", "run", "fall"), List.of()))
                        .stream())
            .filter(judgement -> judgement.row().rule().equals(rule))
            .toList();
  }

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource({
    "maxFloatDifference, 0.25, false, float-difference",
    "maxFloatDifference, 0.2500001, true, ''",
    "maxAccuracyDrop, 5, false, accuracy-drop",
    "maxAccuracyDrop, 5.1 %, true, ''",
    "minRecall, 0.5, true, ''",
    "minRecall, 50 %, true, ''",
    "minRecall, 0.51, false, class-recall",
    "minSignalToNoise, 20, true, ''",
    "minSignalToNoise, 20.01 dB, false, signal-to-noise",
    "minSignalToNoise, -3dB, true, ''",
    "maxSize, 65536, true, ''",
    "maxSize, 64KiB, true, ''",
    "maxSize, 65535, false, model-size",
    "maxSize, 65 kB, false, model-size",
    "maxSize, 0.07 MB, true, ''",
    "maxRegressionError, 0.5, true, ''",
    "maxRegressionError, 0.499, false, regression-error",
    "maxRegressionErrorIncrease, 5.1 %, true, ''",
    "maxRegressionErrorIncrease, 4.9, false, regression-error-increase",
    "maxReconstructionErrorIncrease, 25.1, true, ''",
    "maxReconstructionErrorIncrease, 24.9 %, false, reconstruction-error-increase",
    "minAuc, 0.9, true, ''",
    "minAuc, 0.91, false, auc",
    "maxAucDrop, 0.051, true, ''",
    "maxAucDrop, 0.049, false, auc-drop"
  })
  @DisplayName("holds up to its limit, and not beyond")
  void limits(String rule, String limit, boolean holds, String problem) {
    List<Judgement> judgements = judge(rule, limit, MEASURED);
    assertThat(judgements).hasSize(1);
    assertThat(judgements.get(0).row().passed()).isEqualTo(holds);
    assertThat(judgements.get(0).problem().map(Problem::id).orElse("")).isEqualTo(problem);
    assertThat(judgements.get(0).row().measured()).isNotEqualTo("not measured");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maxAccuracyDrop=5",
        "minRecall=0.5",
        "minSignalToNoise=20",
        "maxRegressionError=1",
        "maxRegressionErrorIncrease=1",
        "maxReconstructionErrorIncrease=1",
        "minAuc=0",
        "maxAucDrop=1"
      })
  @DisplayName("that was configured and can't be measured is a problem, not a success")
  void notMeasured(String setting) {
    String[] parts = setting.split("=");
    Judgement judgement = judge(parts[0], parts[1], NOTHING).get(0);
    assertThat(judgement.verdict()).isEqualTo(Verdict.MISSING);
    assertThat(judgement.row().passed()).isFalse();
    Problem problem = judgement.problem().orElseThrow();
    assertThat(problem.id()).isEqualTo("rule-not-measured");
    assertThat(problem.subject()).isEqualTo("<" + parts[0] + ">");
    assertThat(problem.nextStep()).endsWith("or remove the rule");
  }

  @Test
  @DisplayName("that nobody configured warns when it can't be measured")
  void usualRules() {
    List<Judgement> judgements =
        new Rules()
            .of(Map.of()).stream()
                .flatMap(r -> r.judge(new Measurements(NOTHING, 1, List.of(), List.of())).stream())
                .toList();
    assertThat(judgements).hasSize(1);
    assertThat(judgements.get(0).row())
        .isEqualTo(new RuleReport("maxAccuracyDrop", "below 5.0 points", "not measured", true));
    assertThat(judgements.get(0).warning()).get().asString().contains("no labels");
  }

  @Test
  @DisplayName("don't ask for the accuracy of a model that predicts numbers")
  void regression() {
    RegressionError error = new RegressionError(0.1, 0.2, Optional.of(0.9));
    VerificationInfo measured =
        new VerificationInfo(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Task.REGRESSION),
            List.of(),
            Optional.of(new RegressionResult(60, 1, Optional.of(error), error)),
            Optional.empty(),
            Optional.empty());
    assertThat(new Rules().of(Map.of()))
        .flatExtracting(r -> r.judge(new Measurements(measured, 1, List.of(), List.of())))
        .allSatisfy(judgement -> assertThat(judgement.warning()).isEmpty());
  }

  @Test
  @DisplayName("about recall has limits of its own for classes by name or number")
  void recallOfClasses() {
    List<Judgement> judgements = judge("minRecall", "0.5, walk=0.81, fall = 90%", MEASURED);
    assertThat(judgements)
        .extracting(Judgement::row)
        .containsExactly(
            new RuleReport("minRecall", "at least 50.0 %", "run 50.0 % of 10", true),
            new RuleReport("minRecall", "at least 81.0 %", "walk 80.0 % of 10", false),
            new RuleReport("minRecall", "at least 90.0 %", "not measured", false));
    assertThat(judgements.get(2).problem().orElseThrow().found()).contains("fall");

    assertThat(judge("minRecall", "1=0.5", MEASURED))
        .extracting(j -> j.row().measured())
        .containsExactly("run 50.0 % of 10");
    Judgement unknown = judge("minRecall", "jump=0.5", MEASURED).get(0);
    assertThat(unknown.problem().orElseThrow().id()).isEqualTo("rule-class-unknown");
    assertThat(unknown.problem().orElseThrow().expected()).contains("walk, run, fall");
  }

  @Test
  @DisplayName("about recall names every class that is too bad")
  void allBadClasses() {
    Problem problem = judge("minRecall", "0.9", MEASURED).get(0).problem().orElseThrow();
    assertThat(problem.found()).isEqualTo("run 50.0 % of 10, walk 80.0 % of 10");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "maxFloatDifference, -1",
    "maxFloatDifference, NaN",
    "maxAccuracyDrop, much",
    "warnAccuracyDrop, 1e999999999",
    "minRecall, 1.5",
    "minRecall, '0.5, 0.6'",
    "minRecall, '=0.6'",
    "minRecall, 'a=0.5,a=0.6'",
    "minRecall, ''",
    "minSignalToNoise, loud",
    "maxSize, 0",
    "maxSize, 12 GB",
    "maxSize, kB",
    "maxSize, 999999999999 MB",
    "maxAucDrop, 0.1.1"
  })
  @DisplayName("refuses a limit that is none")
  void refused(String rule, String limit) {
    ProblemException thrown =
        catchThrowableOfType(ProblemException.class, () -> new Rules().of(Map.of(rule, limit)));
    assertThat(thrown.problems()).hasSize(1);
    assertThat(thrown.problems().get(0).id()).isEqualTo("gate-limit");
    assertThat(thrown.problems().get(0).subject()).isEqualTo("<" + rule + ">");
  }

  @Test
  @DisplayName("that there is none of is refused together with limits that are none")
  void unknown() {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () -> new Rules().of(new TreeMap<>(Map.of("maxSise", "1", "maxSize", "x"))));
    assertThat(thrown.problems())
        .extracting(Problem::id)
        .containsExactly("rule-unknown", "gate-limit");
    assertThat(thrown.problems().get(0).expected()).contains("maxSize");
  }

  @Test
  @DisplayName("writes its figures the same in every locale")
  void locale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(judge("maxSize", "64KiB", MEASURED).get(0).row().measured())
          .isEqualTo("65,536 bytes");
      assertThat(judge("minSignalToNoise", "1.5", MEASURED).get(0).row())
          .isEqualTo(new RuleReport("minSignalToNoise", "at least 1.5 dB", "20.00 dB", true));
    } finally {
      Locale.setDefault(before);
    }
  }
}
