package dev.tinyml.converter.source.keras.config;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.source.keras.config.LayerSpec.Part;

/**
 * How many applications of layers a model comes to when nested models are written out. A small file
 * can apply a model twice in a model that is applied twice, and so on, to any number.
 */
final class ApplicationBudget {
  private static final long LIMIT = 100_000;

  private ApplicationBudget() {}

  /**
   * Checks a model.
   *
   * @param location of the model, for the message
   */
  static void check(ModelSpec model, String location) {
    long applications = count(model);
    if (applications > LIMIT) {
      throw new ProblemException(
          new Problem(
              "keras-model-size",
              ProblemKind.UNSUPPORTED,
              location,
              "nested models that come to " + applications + " or more applications of layers",
              "at most " + LIMIT,
              "check that this is the model that you mean: it is too large for a microcontroller"));
    }
  }

  /** Stops to count soon after the limit. */
  private static long count(ModelSpec model) {
    long sum = 0;
    for (ModelSpec.CallSpec call : model.calls()) {
      sum += count(call.layer());
      if (sum > LIMIT) {
        return sum;
      }
    }
    return sum;
  }

  private static long count(LayerSpec layer) {
    long sum = 1;
    for (Part part : layer.parts()) {
      sum += count(part.layer());
    }
    return layer.body().map(ApplicationBudget::count).orElse(0L) + sum;
  }
}
