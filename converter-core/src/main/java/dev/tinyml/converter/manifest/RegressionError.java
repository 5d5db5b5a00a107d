package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a model's predictions lie from the targets, over all samples and all values of all
 * outputs.
 *
 * @param mae mean absolute error, in the targets' unit; at least 0, finite
 * @param rmse root of the mean squared error, in the targets' unit; at least 0, finite
 * @param r2 coefficient of determination, 1 - (sum of squared errors) / (sum of squared deviations
 *     of the targets from their mean), averaged over the output values whose targets vary: at most
 *     1; empty when none does
 */
public record RegressionError(double mae, double rmse, Optional<Double> r2) {

  /** Checks the limits above. */
  public RegressionError {
    boolean valid = isError(mae) && isError(rmse) && r2.stream().allMatch(r -> r <= 1);
    if (!valid) {
      throw new IllegalArgumentException("errors of " + mae + " and " + rmse + ", R2 " + r2);
    }
  }

  private static boolean isError(double value) {
    return value >= 0 && value <= Double.MAX_VALUE;
  }

  /** The errors in a few words for a log. */
  public String describe() {
    return String.format(Locale.ROOT, "MAE %.4g, RMSE %.4g", mae, rmse)
        + r2.map(r -> String.format(Locale.ROOT, ", R2 %.4f", r)).orElse("");
  }

  JsonValue toJson() {
    return Json.object().put("mae", mae).put("rmse", rmse).putIfPresent("r2", r2, Json::of).build();
  }

  static RegressionError fromJson(JsonCursor json) {
    return new RegressionError(
        json.get("mae").asDouble(),
        json.get("rmse").asDouble(),
        json.findNonNull("r2").map(JsonCursor::asDouble));
  }
}
