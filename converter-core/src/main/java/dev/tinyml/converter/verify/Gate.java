package dev.tinyml.converter.verify;

import dev.tinyml.converter.manifest.ClassificationResult;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.manifest.VerificationInfo;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Judges what was measured. Immutable. */
public final class Gate {
  private static final String NOT_MEASURED =
      "The accuracy of the int8 model was not measured, because the calibration data has no labels,"
          + " or too few samples to hold some out; look at the difference of its outputs instead.";
  private static final String CURE =
      "look for activations of wide range (unbounded ReLU, no normalization of inputs), give more"
          + " representative samples, or train with quantization-aware training";

  private final GateLimits limits;

  /**
   * @param limits what a conversion may cost
   */
  public Gate(GateLimits limits) {
    this.limits = limits;
  }

  /** Judges a conversion by its manifest. */
  public GateVerdict judge(ConversionManifest manifest) {
    List<Problem> problems = new ArrayList<>();
    List<String> warnings = new ArrayList<>(manifest.calibration().warnings());
    VerificationInfo measured = manifest.verification();
    measured
        .floatTflite()
        .ifPresent(
            comparison ->
                float32(
                    "float-difference",
                    "float TensorFlow Lite model against the model it was converted from",
                    comparison,
                    "report this with the model: TensorFlow's own conversion should be exact",
                    problems));
    measured
        .keras()
        .ifPresent(
            keras ->
                float32(
                    "keras-difference",
                    "imported model against Keras' predictions",
                    keras,
                    "check that inputs and predictions belong together and that inputs are"
                        + " normalized as in training",
                    problems));
    measured
        .classification()
        .ifPresentOrElse(
            result ->
                result.dropPercent().ifPresent(drop -> accuracy(result, drop, problems, warnings)),
            () -> warnings.add(NOT_MEASURED));
    return new GateVerdict(problems, warnings);
  }

  private void float32(
      String id,
      String subject,
      FloatComparison comparison,
      String nextStep,
      List<Problem> problems) {
    // A difference that is not below the limit fails; so does one that is no number.
    if (!(comparison.maxScaledDifference() < limits.maxFloatDifference())) {
      problems.add(
          new Problem(
              id,
              ProblemKind.GATE,
              subject,
              String.format(
                  Locale.ROOT,
                  "a difference of %.6g, %.6g of the output's largest value, over %d samples",
                  comparison.maxAbsDifference(),
                  comparison.maxScaledDifference(),
                  comparison.samples()),
              "less than " + limits.maxFloatDifference() + ", of the largest value where above 1",
              nextStep));
    }
  }

  private void accuracy(
      ClassificationResult result, double drop, List<Problem> problems, List<String> warnings) {
    String numbers =
        String.format(
            Locale.ROOT,
            "float %.2f %%, int8 %.2f %% of %d held-out samples: a drop of %.2f points",
            100 * result.floatAccuracy().orElseThrow(),
            100 * result.deviceAccuracy(),
            result.samples(),
            drop);
    if (drop >= limits.maxAccuracyDropPercent()) {
      problems.add(
          new Problem(
              "accuracy-drop",
              ProblemKind.GATE,
              "accuracy of the int8 model",
              numbers,
              "a drop below " + limits.maxAccuracyDropPercent() + " points",
              CURE));
    } else if (drop >= limits.warnAccuracyDropPercent()) {
      warnings.add(
          "Quantization costs accuracy: "
              + numbers
              + ", where less than "
              + limits.warnAccuracyDropPercent()
              + " is normal; "
              + CURE
              + ".");
    }
  }
}
