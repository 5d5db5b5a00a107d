package dev.tinyml.converter.verify.rule;

import dev.tinyml.converter.manifest.DetectionResult;
import dev.tinyml.converter.manifest.ReconstructionResult;
import dev.tinyml.converter.manifest.RegressionResult;
import dev.tinyml.converter.manifest.VerificationInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Quality of the device's model in a single number, for rules with a single limit. */
enum Metric {
  /** Of the worst output, against the float model. */
  SIGNAL_TO_NOISE(
      "minSignalToNoise",
      Bound.AT_LEAST,
      "dB",
      "signal-to-noise",
      "outputs of the device's model against the float model",
      "the model came quantized, so that there is no float model to compare with",
      "convert the float model",
      VerificationInfo::signalToNoise),
  /** Root of the mean squared error, in the unit of the targets. */
  REGRESSION_ERROR(
      "maxRegressionError",
      Bound.AT_MOST,
      "",
      "regression-error",
      "root of the mean squared error of the device's model",
      "no targets of held-out samples are known",
      "give targets for the samples",
      info -> info.regression().map(result -> result.deviceError().rmse())),
  /** What quantization adds to that error, of the standard deviation of the targets. */
  REGRESSION_ERROR_INCREASE(
      "maxRegressionErrorIncrease",
      Bound.AT_MOST,
      "%",
      "regression-error-increase",
      "what quantization adds to the error, of the deviation of the targets",
      "no targets of held-out samples are known, they are all the same, or there is no float model",
      "give targets for the samples, and convert the float model",
      info -> info.regression().flatMap(RegressionResult::increasePercent)),
  /** What quantization adds to an autoencoder's error, of the float model's error. */
  RECONSTRUCTION_ERROR_INCREASE(
      "maxReconstructionErrorIncrease",
      Bound.AT_MOST,
      "%",
      "reconstruction-error-increase",
      "what quantization adds to the reconstruction error of the float model",
      "the model is not known to be an autoencoder, or there is no float model with an error",
      "configure the task, and convert the float model",
      info -> info.reconstruction().flatMap(ReconstructionResult::increasePercent)),
  /** Of the device's model. */
  AUC(
      "minAuc",
      Bound.AT_LEAST,
      "",
      "auc",
      "area under the ROC curve of the device's model",
      "the held-out samples have no labels of two kinds",
      "give labels: 0 for normal samples, 1 for the others",
      info -> info.detection().map(result -> result.deviceQuality().auc())),
  /** What quantization costs of it. */
  AUC_DROP(
      "maxAucDrop",
      Bound.AT_MOST,
      "",
      "auc-drop",
      "what quantization costs of the area under the ROC curve",
      "the held-out samples have no labels of two kinds, or there is no float model",
      "give labels, 0 for normal samples and 1 for the others, and convert the float model",
      info -> info.detection().flatMap(DetectionResult::drop));

  private final String rule;
  private final Bound bound;
  private final String unit;
  private final String problemId;
  private final String subject;
  private final String whyMissing;
  private final String toMeasure;
  private final Function<VerificationInfo, Optional<Double>> value;

  Metric(
      String rule,
      Bound bound,
      String unit,
      String problemId,
      String subject,
      String whyMissing,
      String toMeasure,
      Function<VerificationInfo, Optional<Double>> value) {
    this.rule = rule;
    this.bound = bound;
    this.unit = unit;
    this.problemId = problemId;
    this.subject = subject;
    this.whyMissing = whyMissing;
    this.toMeasure = toMeasure;
    this.value = value;
  }

  /** Name of the rule about it. */
  String rule() {
    return rule;
  }

  /** On which side of the limit it has to be. */
  Bound bound() {
    return bound;
  }

  /** Unit of measurement and limit; may be empty. */
  String unit() {
    return unit;
  }

  /** Id of the problem of a limit that is not kept. */
  String problemId() {
    return problemId;
  }

  /** What is measured, in words. */
  String subject() {
    return subject;
  }

  /** Why there may be nothing to measure. */
  String whyMissing() {
    return whyMissing;
  }

  /** What to do so that there is. */
  String toMeasure() {
    return toMeasure;
  }

  /** The measurement, in the unit; empty when there is none. */
  Optional<Double> of(VerificationInfo measured) {
    return value.apply(measured);
  }

  /** A value with its unit. */
  String show(double number) {
    if (Double.isInfinite(number)) {
      return number > 0 ? "no noise" : "only noise";
    }
    return String.format(Locale.ROOT, "%.4g", number) + (unit.isEmpty() ? "" : " " + unit);
  }
}
