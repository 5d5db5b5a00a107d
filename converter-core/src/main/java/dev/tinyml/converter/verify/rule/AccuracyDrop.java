package dev.tinyml.converter.verify.rule;

import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much accuracy quantization may cost, in percentage points.
 *
 * @param warn from which drop on there is a warning
 * @param fail from which drop on the build fails
 * @param configured whether a user asked for it, so that it has to be measured
 */
record AccuracyDrop(double warn, double fail, boolean configured) implements Rule {
  static final String NAME = "maxAccuracyDrop";
  static final String WARNING_NAME = "warnAccuracyDrop";
  private static final String NOT_MEASURED =
      "The accuracy of the int8 model was not measured, because the calibration data has no labels,"
          + " or too few samples to hold some out; look at the difference of its outputs instead.";

  @Override
  public List<Judgement> judge(Measurements measured) {
    Optional<ClassificationResult> result = measured.verification().classification();
    return List.of(
        result
            .flatMap(r -> r.dropPercent().map(drop -> judge(r, drop, measured)))
            .orElseGet(() -> missing(result.isPresent(), measured.verification())));
  }

  private Judgement missing(boolean withoutFloatModel, VerificationInfo verification) {
    if (configured) {
      return Judgement.unmeasurable(
          NAME,
          limit(),
          withoutFloatModel
              ? "the model came quantized, so that there is no float model to compare with"
              : "the calibration data has no labels, or no samples to hold out",
          withoutFloatModel
              ? "convert the float model, or use <minRecall>"
              : "configure <labels>, and more samples than calibrate");
    }
    boolean otherwise = withoutFloatModel || hasOtherFigures(verification);
    return Judgement.notMeasured(
        NAME, limit(), otherwise ? Optional.empty() : Optional.of(NOT_MEASURED));
  }

  /** A model that is no classifier has no accuracy to miss. */
  private static boolean hasOtherFigures(VerificationInfo verification) {
    return verification.regression().isPresent() || verification.reconstruction().isPresent();
  }

  private Judgement judge(ClassificationResult result, double drop, Measurements measured) {
    String shown = String.format(Locale.ROOT, "%.2f points", drop);
    String numbers =
        String.format(
            Locale.ROOT,
            "float %.2f %%, quantized %.2f %% of %d held-out samples: a drop of %.2f points",
            100 * result.floatAccuracy().orElseThrow(),
            100 * result.deviceAccuracy(),
            result.samples(),
            drop);
    if (drop >= fail) {
      return Judgement.fails(
          NAME,
          limit(),
          shown,
          new Problem(
              "accuracy-drop",
              ProblemKind.GATE,
              "accuracy of the int8 model",
              numbers,
              "a drop below " + fail + " points",
              measured.cure()));
    }
    if (drop >= warn) {
      return Judgement.warns(
          NAME,
          limit(),
          shown,
          "Quantization costs accuracy: "
              + numbers
              + ", where less than "
              + warn
              + " is normal; "
              + measured.cure()
              + ".");
    }
    return Judgement.holds(NAME, limit(), shown);
  }

  private String limit() {
    return "below " + fail + " points";
  }
}
