package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that a user configured.
 *
 * @param parameter its name, in angle brackets
 * @param path that must be a folder
 */
record RequiredFolder(String parameter, Path path) {

  /** Checks that it is there. */
  RequiredFolder {
    if (!Files.isDirectory(path)) {
      throw new ProblemException(
          new Problem(
              "folder-missing",
              ProblemKind.CONFIGURATION,
              parameter,
              path + " is no folder",
              "a folder",
              "correct the path, or remove the parameter"));
    }
  }
}
