package dev.tinyml.converter.source.keras;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;

/** Reads the JSON in files of Keras. Stateless and thread-safe. */
final class KerasJson {
  private final JsonReader reader = new JsonReader();

  /**
   * Parses a text.
   *
   * @param subject what to call it in messages
   * @param utf8 the text
   * @throws ProblemException when it is no JSON
   */
  JsonCursor parse(String subject, byte[] utf8) {
    try {
      return JsonCursor.root(subject, reader.read(utf8));
    } catch (JsonSyntaxException e) {
      throw new ProblemException(
          new Problem(
              "keras-config-syntax",
              ProblemKind.BROKEN_INPUT,
              subject,
              "text that is not JSON: " + e.getMessage(),
              "JSON in UTF-8, as Keras writes it",
              "save the model again with model.save(\"model.keras\")"),
          e);
    }
  }
}
