package dev.tinyml.converter.source;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import java.util.List;

/** Decides what becomes of a model with layers that can't be converted. */
@FunctionalInterface
public interface UnsupportedLayers {

  /**
   * Called once for a model that has any, before its weights are read. When it returns, the model
   * is read with these layers in it.
   *
   * @param problems one per layer, all of kind {@code UNSUPPORTED}; the subject is {@code layer
   *     PATH (TYPE)}, where names of the models and wrappers around it come first
   */
  void found(List<Problem> problems);

  /** Refuses the model with a {@link ProblemException}. */
  static UnsupportedLayers refused() {
    return problems -> {
      throw new ProblemException(problems);
    };
  }
}
