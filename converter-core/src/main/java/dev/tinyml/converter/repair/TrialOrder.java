package dev.tinyml.converter.repair;

import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.VerificationInfo;
import java.util.Comparator;

/**
 * Better trials before worse ones: first those that break fewer rules, then those of better quality
 * at the model's task (accuracy, AUC, error of a regression or a reconstruction, as far as it was
 * measured), then those whose outputs are nearest to the float model's. What is equal in all of
 * this is equal. Stateless.
 */
final class TrialOrder implements Comparator<Trial<?>> {
  private static final Comparator<Trial<?>> ORDER =
      Comparator.<Trial<?>>comparingInt(trial -> trial.verdict().problems().size())
          .thenComparingDouble(trial -> -accuracy(trial.measured().verification()))
          .thenComparingDouble(trial -> -auc(trial.measured().verification()))
          .thenComparingDouble(trial -> error(trial.measured().verification()))
          .thenComparingDouble(
              trial -> -trial.measured().verification().signalToNoise().orElse(0.0));

  @Override
  public int compare(Trial<?> one, Trial<?> other) {
    return ORDER.compare(one, other);
  }

  private static double accuracy(VerificationInfo info) {
    return info.classification().map(ClassificationResult::deviceAccuracy).orElse(0.0);
  }

  private static double auc(VerificationInfo info) {
    return info.detection().map(result -> result.deviceQuality().auc()).orElse(0.0);
  }

  private static double error(VerificationInfo info) {
    return info.regression()
        .map(result -> result.deviceError().rmse())
        .or(() -> info.reconstruction().map(result -> result.deviceError()))
        .orElse(0.0);
  }
}
