package dev.tinyml.codegen.flash;

import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonValue.JsonString;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a program ended.
 *
 * @param command what was run, as people would type it
 * @param exitCode 0 for success
 * @param output what it wrote to standard output; empty where that was shown
 * @param errors what it wrote to standard error; empty where that was shown
 * @param shown the last lines that were shown
 */
record ToolResult(String command, int exitCode, byte[] output, byte[] errors, List<String> shown) {

  /** Copies the list; the arrays are everybody's to leave alone. */
  ToolResult {
    shown = List.copyOf(shown);
  }

  boolean succeeded() {
    return exitCode == 0;
  }

  /**
   * What a part of the answer in JSON says.
   *
   * @param reader of the answer's root
   * @throws ProblemException when the answer is none that Arduino CLI gives
   */
  <T> T answer(Function<JsonCursor, T> reader) {
    try {
      return reader.apply(JsonCursor.root("answer", new JsonReader().read(output)));
    } catch (JsonSyntaxException e) {
      throw unknown(e.getMessage());
    } catch (ProblemException e) {
      throw unknown(e.problems().get(0).subject() + ": " + e.problems().get(0).found());
    }
  }

  /**
   * Why it failed: what Arduino CLI says in JSON, on either stream, or its last line.
   *
   * @return a text of at least one character
   */
  String failure() {
    return Stream.of(errors, output)
        .map(ToolResult::statedError)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> last(lines()))
        .map(text -> "exit code " + exitCode + ": " + text)
        .orElse("exit code " + exitCode + " and no message");
  }

  /** All that may help to understand a failure, lines that may be shown. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(shown);
    for (byte[] stream : List.of(output, errors)) {
      OutputLines.copy(new ByteArrayInputStream(unwrapped(stream)), lines::add);
    }
    return lines;
  }

  /** Output of the tools that Arduino CLI ran, which it packs into its JSON. */
  private static byte[] unwrapped(byte[] stream) {
    try {
      if (new JsonReader().read(stream) instanceof JsonObject object) {
        StringBuilder text = new StringBuilder();
        collect(object, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
      }
    } catch (JsonSyntaxException e) {
      // Plain text.
    }
    return stream;
  }

  private static void collect(JsonObject object, StringBuilder text) {
    for (String name : List.of("output", "stdout", "stderr", "compiler_out", "compiler_err")) {
      if (object.members().get(name) instanceof JsonObject inner) {
        collect(inner, text);
      } else if (object.members().get(name) instanceof JsonString string) {
        text.append(string.value()).append('\n');
      }
    }
  }

  private static Optional<String> statedError(byte[] stream) {
    try {
      return new JsonReader().read(stream) instanceof JsonObject object
              && object.members().get("error") instanceof JsonString error
          ? Optional.of(error.value()).filter(text -> !text.isBlank())
          : Optional.empty();
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> last(List<String> lines) {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
  }

  private ProblemException unknown(String found) {
    return new ProblemException(
        new Problem(
            "arduino-cli-answer",
            ProblemKind.UNSUPPORTED,
            command,
            found,
            "an answer of Arduino CLI 1.x in JSON",
            "check with this command that the program is Arduino CLI, or use a version that is"
                + " known to work, 1.0 to 1.5"));
  }
}
