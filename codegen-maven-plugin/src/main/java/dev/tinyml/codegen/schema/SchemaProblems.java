package dev.tinyml.codegen.schema;

import dev.tinyml.converter.json.JsonLines;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;

/** Tells problems of a document with their lines. Not thread-safe. */
final class SchemaProblems {
  private final String document;
  private final JsonLines lines;
  private final Problems problems;

  SchemaProblems(String document, JsonLines lines, Problems problems) {
    this.document = document;
    this.lines = lines;
    this.problems = problems;
  }

  /**
   * Adds a problem.
   *
   * @param path of the value, empty for the whole document
   * @param meaning what the field is, from the schema
   */
  void add(String id, String path, String found, String expected, String meaning) {
    problems.add(
        id,
        ProblemKind.CONFIGURATION,
        document + ", line " + lines.of(path) + (path.isEmpty() ? "" : ", " + path),
        found,
        expected,
        meaning.isEmpty() ? "correct the file" : "correct the field: " + meaning);
  }
}
