package dev.tinyml.converter.verify.rule;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.List;
import java.util.Locale;

/**
 * How large the device's model may be.
 *
 * @param bytes most that it may have
 */
record MaxSize(long bytes) implements Rule {
  static final String NAME = "maxSize";

  @Override
  public List<Judgement> judge(Measurements measured) {
    String limit = "at most " + text(bytes);
    String size = text(measured.deviceBytes());
    if (measured.deviceBytes() <= bytes) {
      return List.of(Judgement.holds(NAME, limit, size));
    }
    return List.of(
        Judgement.fails(
            NAME,
            limit,
            size,
            new Problem(
                "model-size",
                ProblemKind.GATE,
                "size of the device's model",
                size,
                limit,
                "use fewer or smaller layers: tinyml:inspect lists the parameters of each; or allow"
                    + " more")));
  }

  /** Ranges, weights and biases have the same size whatever they hold; int16 ones a larger one. */
  @Override
  public boolean dependsOnQuantization() {
    return false;
  }

  private static String text(long bytes) {
    return String.format(Locale.ROOT, "%,d bytes", bytes);
  }
}
