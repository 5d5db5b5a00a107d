package dev.tinyml.converter.verify.rule;

import dev.tinyml.converter.manifest.FloatComparison;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How far conversion itself may change results.
 *
 * @param limit that differences must be below, relative to the output's largest value where that is
 *     above 1
 */
record MaxFloatDifference(double limit) implements Rule {
  static final String NAME = "maxFloatDifference";

  @Override
  public List<Judgement> judge(Measurements measured) {
    List<Judgement> judgements = new ArrayList<>();
    measured
        .verification()
        .floatTflite()
        .ifPresent(
            comparison ->
                judgements.add(
                    judge(
                        "float-difference",
                        "float TensorFlow Lite model against the model it was converted from",
                        comparison,
                        "float TFLite to source",
                        "report this with the model: TensorFlow's own conversion should be exact")));
    measured
        .verification()
        .keras()
        .ifPresent(
            comparison ->
                judgements.add(
                    judge(
                        "keras-difference",
                        "imported model against Keras' predictions",
                        comparison,
                        "source to Keras",
                        "check that inputs and predictions belong together and that inputs are"
                            + " normalized as in training")));
    return judgements;
  }

  @Override
  public boolean dependsOnQuantization() {
    return false;
  }

  private Judgement judge(
      String id, String subject, FloatComparison comparison, String between, String nextStep) {
    String shown = "below " + limit;
    String measured =
        String.format(Locale.ROOT, "%.3g %s", comparison.maxScaledDifference(), between);
    // A difference that is not below the limit fails; so does one that is no number.
    if (comparison.maxScaledDifference() < limit) {
      return Judgement.holds(NAME, shown, measured);
    }
    return Judgement.fails(
        NAME,
        shown,
        measured,
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
            "less than " + limit + ", of the largest value where above 1",
            nextStep));
  }
}
