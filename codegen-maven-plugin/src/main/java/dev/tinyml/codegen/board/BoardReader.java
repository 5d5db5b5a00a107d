package dev.tinyml.codegen.board;

import dev.tinyml.codegen.schema.JsonSchema;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonLines;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads files that describe boards. Immutable. */
final class BoardReader {
  private static final String SCHEMA = "board.schema.json";
  private static final String EXTENSION = ".json";

  private final JsonReader reader = new JsonReader();
  private final JsonSchema schema;

  BoardReader() {
    try {
      this.schema = new JsonSchema((JsonObject) reader.read(resource(SCHEMA)));
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException(SCHEMA + " of this tool is broken", e);
    }
  }

  static byte[] resource(String name) {
    try (InputStream in = BoardReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file's content, when it is an object in JSON.
   *
   * @param document what to call it in messages
   */
  Optional<BoardFile> read(String document, String fileName, byte[] bytes, Problems problems) {
    try {
      if (reader.read(bytes) instanceof JsonObject content) {
        String id = fileName.substring(0, fileName.length() - EXTENSION.length());
        return Optional.of(new BoardFile(id, document, content, new JsonLines(bytes)));
      }
      broken(document, "no object", problems);
    } catch (JsonSyntaxException e) {
      broken(document, e.getMessage(), problems);
    }
    return Optional.empty();
  }

  private static void broken(String document, String found, Problems problems) {
    problems.add(
        "board-file-not-json",
        ProblemKind.BROKEN_INPUT,
        document,
        found,
        "a JSON object as docs/board.schema.json describes it",
        "correct the file");
  }

  /** The board of a file of its own. */
  Optional<Board> board(BoardFile file, Problems problems) {
    return board(file, file.content(), false, problems);
  }

  /** The board of a file that changes another one. */
  Optional<Board> board(BoardFile file, JsonObject base, Problems problems) {
    int before = problems.list().size();
    schema.check(file.document(), file.content(), file.lines(), true, problems);
    if (problems.list().size() > before) {
      return Optional.empty();
    }
    BoardFile whole = whole(file, file.over(base));
    return board(whole, whole.content(), true, problems);
  }

  /** The lines are those of the merged text then, so messages name only fields. */
  private static BoardFile whole(BoardFile file, JsonObject merged) {
    byte[] text = new JsonWriter().write(merged).getBytes(StandardCharsets.UTF_8);
    try {
      return new BoardFile(
          file.id(),
          file.document() + " with the fields that it changes",
          merged,
          new JsonLines(text));
    } catch (JsonSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private Optional<Board> board(
      BoardFile file, JsonObject content, boolean merged, Problems problems) {
    int before = problems.list().size();
    schema.check(file.document(), content, file.lines(), false, problems);
    JsonCursor json = JsonCursor.root(file.document(), content);
    if (problems.list().size() > before) {
      return Optional.empty();
    }
    Board board = Board.fromJson(json);
    if (!board.id().equals(file.id())) {
      problems.add(
          "board-file-name",
          ProblemKind.CONFIGURATION,
          file.document() + (merged ? "" : ", line " + file.lines().of("id")) + ", id",
          "\"" + board.id() + "\"",
          "\"" + file.id() + "\", the name of the file",
          "rename the file to " + board.id() + EXTENSION + ", or correct the id");
    }
    return Optional.of(board);
  }

  static OptionalInt number(JsonCursor json, String name) {
    return json.find(name).map(n -> OptionalInt.of(n.asInt())).orElse(OptionalInt.empty());
  }

  static List<String> sentences(JsonCursor json, String name) {
    return json.find(name)
        .map(list -> list.elements().stream().map(JsonCursor::asString).toList())
        .orElse(List.of());
  }
}
