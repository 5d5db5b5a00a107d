package dev.tinyml.converter.verify.rule;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.List;

/**
 * A single limit for a single number.
 *
 * @param metric what is measured
 * @param limit in the metric's unit
 */
record MetricLimit(Metric metric, double limit) implements Rule {

  @Override
  public List<Judgement> judge(Measurements measured) {
    String shownLimit = metric.bound().words() + shown();
    return List.of(
        metric
            .of(measured.verification())
            .map(value -> judge(value, shownLimit, measured))
            .orElseGet(
                () ->
                    Judgement.unmeasurable(
                        metric.rule(), shownLimit, metric.whyMissing(), metric.toMeasure())));
  }

  private Judgement judge(double value, String shownLimit, Measurements measured) {
    String shownValue = metric.show(value);
    if (metric.bound().holds(value, limit)) {
      return Judgement.holds(metric.rule(), shownLimit, shownValue);
    }
    return Judgement.fails(
        metric.rule(),
        shownLimit,
        shownValue,
        new Problem(
            metric.problemId(),
            ProblemKind.GATE,
            metric.subject(),
            shownValue,
            shownLimit,
            measured.cure()));
  }

  /** The limit in full, as it was configured. */
  private String shown() {
    return limit + (metric.unit().isEmpty() ? "" : " " + metric.unit());
  }
}
