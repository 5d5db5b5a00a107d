package dev.tinyml.converter.calibration.finding;

import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.DetectionResult;
import dev.tinyml.converter.manifest.RegressionResult;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.report.FindingReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says when the float model itself fails on the data: then data and model don't belong together,
 * and no figure about quantization is worth anything. Stateless.
 */
public final class MeasurementFindings {
  private static final String COST =
      "whatever quantization costs can't be judged by a model that fails before it";
  private static final String NEXT_STEP =
      "check mean and std, the order of the classes, and that labels and samples belong together";

  private static final int ENOUGH_SAMPLES = 100;

  /** Findings, all serious; often empty. */
  public List<FindingReport> of(VerificationInfo measured) {
    List<FindingReport> findings = new ArrayList<>();
    measured.classification().ifPresent(result -> classification(result, findings));
    measured.regression().ifPresent(result -> regression(result, findings));
    measured.detection().ifPresent(result -> detection(result, findings));
    return findings;
  }

  private static void classification(ClassificationResult result, List<FindingReport> findings) {
    double commonest =
        result.deviceClasses().stream().mapToInt(c -> c.samples()).max().orElse(0)
            / (double) result.samples();
    boolean several = result.deviceClasses().stream().filter(c -> c.samples() > 0).count() > 1;
    if (several && guesses(result, commonest)) {
      findings.add(
          finding(
              "float-model-guesses",
              String.format(
                  Locale.ROOT,
                  "it classifies %.1f %% of %d held-out samples rightly; always the commonest class"
                      + " would be right for %.1f %%",
                  100 * result.floatAccuracy().orElseThrow(),
                  result.samples(),
                  100 * commonest)));
    }
  }

  /**
   * Whether the model is no better than chance. Few samples don't tell: of them it must be worse.
   */
  private static boolean guesses(ClassificationResult result, double commonest) {
    boolean enough = result.samples() >= ENOUGH_SAMPLES;
    return result
        .floatInterval()
        .filter(interval -> (enough ? interval.low() : interval.high()) <= commonest)
        .isPresent();
  }

  private static void regression(RegressionResult result, List<FindingReport> findings) {
    result
        .floatError()
        .flatMap(error -> error.r2())
        .filter(r2 -> r2 < 0)
        .ifPresent(
            r2 ->
                findings.add(
                    finding(
                        "float-model-guesses",
                        String.format(
                            Locale.ROOT,
                            "R2 is %.3f on %d held-out samples; always the targets' mean would give"
                                + " 0",
                            r2,
                            result.samples()))));
  }

  private static void detection(DetectionResult result, List<FindingReport> findings) {
    result
        .floatQuality()
        .filter(quality -> quality.auc() < 0.5)
        .ifPresent(
            quality ->
                findings.add(
                    finding(
                        "float-model-inverted",
                        String.format(
                            Locale.ROOT,
                            "its AUC is %.4f; chance would give 0.5, labels the other way round"
                                + " %.4f",
                            quality.auc(),
                            1 - quality.auc()))));
  }

  private static FindingReport finding(String id, String found) {
    return new FindingReport(id, true, "the float model", found, COST, NEXT_STEP);
  }
}
