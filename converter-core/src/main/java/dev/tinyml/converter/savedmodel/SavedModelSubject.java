package dev.tinyml.converter.savedmodel;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.nio.file.Path;

/**
 * Says no about one model folder. Immutable.
 *
 * @param folder the folder, as the user names it
 */
record SavedModelSubject(Path folder) {
  static final String EXPORT_AGAIN =
      "export the model again with model.export(\"folder\"), or copy the folder again in full";

  /**
   * A damaged file.
   *
   * @param part which, relative to the folder, and where in it
   */
  ProblemException damaged(String id, String part, String found, String expected) {
    return new ProblemException(
        problem(id, ProblemKind.BROKEN_INPUT, part, found, expected, EXPORT_AGAIN));
  }

  /** A sound file with something in it that can't be converted. */
  ProblemException unsupported(
      String id, String part, String found, String expected, String nextStep) {
    return new ProblemException(
        problem(id, ProblemKind.UNSUPPORTED, part, found, expected, nextStep));
  }

  /** A problem of this folder. */
  Problem problem(
      String id, ProblemKind kind, String part, String found, String expected, String nextStep) {
    return new Problem(id, kind, "model folder " + folder + ", " + part, found, expected, nextStep);
  }
}
