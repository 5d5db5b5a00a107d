package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;

/** How a description of a model is rendered. */
enum InspectionFormat {
  TEXT,
  JSON;

  /**
   * The format that a user names.
   *
   * @throws ProblemException when it is none
   */
  static InspectionFormat of(String name) {
    return switch (name) {
      case "text" -> TEXT;
      case "json" -> JSON;
      default ->
          throw new ProblemException(
              new Problem(
                  "inspect-format",
                  ProblemKind.CONFIGURATION,
                  "<format>",
                  "\"" + name + "\"",
                  "text or json",
                  "correct the property tinyml.format"));
    };
  }
}
