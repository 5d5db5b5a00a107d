package dev.tinyml.codegen.sketch;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.util.regex.Pattern;

/**
 * What programs need to know about a generated sketch to build it, upload it and judge its
 * self-test. Lies in the sketch's folder as {@value #FILE_NAME}.
 *
 * @param name of the sketch, and of its folder
 * @param board id of the board, and name of the profile in {@code sketch.yaml}
 * @param boardName as its maker calls it
 * @param fqbn fully qualified board name, with options where it has some
 * @param baud of the serial port
 * @param contract 16 lower-case hex digits that the sketch prints: those of its headers
 * @param goldenDigest CRC-32 over all golden outputs that the sketch has, 8 lower-case hex digits
 * @param exact whether a board must compute the golden outputs to the last bit, so that its digest
 *     must be this one
 */
public record SketchDescriptor(
    String name,
    String board,
    String boardName,
    String fqbn,
    int baud,
    String contract,
    String goldenDigest,
    boolean exact) {

  /** Name of the file. */
  public static final String FILE_NAME = "tinyml.json";

  private static final int FORMAT = 1;
  private static final int MAX_BYTES = 1 << 16;
  private static final int FASTEST = 12_000_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");
  private static final Pattern FQBN =
      Pattern.compile("[A-Za-z0-9_][\\w.-]*:[\\w.-]+:[\\w.-]+(:[\\w.=,-]+)?");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern CRC = Pattern.compile("[0-9a-f]{8}");

  /** The file's text. */
  public String toText() {
    return new JsonWriter()
        .write(
            Json.object()
                .put("format", FORMAT)
                .put("name", name)
                .put("board", board)
                .put("boardName", boardName)
                .put("fqbn", fqbn)
                .put("baud", baud)
                .put("contract", contract)
                .put("goldenDigest", goldenDigest)
                .put("exact", exact)
                .build());
  }

  /**
   * Reads the file.
   *
   * @param fileName what to call it in messages
   * @param utf8 its content
   * @throws ProblemException when it is of another form, or a value is none that can be passed on
   *     to programs
   */
  public static SketchDescriptor read(String fileName, byte[] utf8) {
    if (utf8.length > MAX_BYTES) {
      throw broken(fileName, utf8.length + " bytes", "at most " + MAX_BYTES + " bytes");
    }
    try {
      JsonCursor json = JsonCursor.root(fileName, new JsonReader().read(utf8));
      if (json.get("format").asInt() != FORMAT) {
        throw broken(fileName, "format " + json.get("format").asInt(), "format " + FORMAT);
      }
      int baud = json.get("baud").asInt();
      if (baud < 1 || baud > FASTEST) {
        throw broken(fileName + ", baud", String.valueOf(baud), "from 1 to " + FASTEST);
      }
      return new SketchDescriptor(
          text(json.get("name"), NAME, "a name of letters, digits, _, . and -"),
          text(json.get("board"), NAME, "a name of letters, digits, _, . and -"),
          json.get("boardName").asString(),
          text(json.get("fqbn"), FQBN, "a fully qualified board name"),
          baud,
          text(json.get("contract"), DIGEST, "16 hex digits"),
          text(json.get("goldenDigest"), CRC, "8 hex digits"),
          json.get("exact").asBoolean());
    } catch (JsonSyntaxException e) {
      throw broken(fileName, e.getMessage(), "JSON");
    }
  }

  private static String text(JsonCursor json, Pattern form, String expected) {
    String text = json.asString();
    if (!form.matcher(text).matches()) {
      throw broken(json.location(), text, expected);
    }
    return text;
  }

  private static ProblemException broken(String subject, String found, String expected) {
    return new ProblemException(
        new Problem(
            "sketch-descriptor",
            ProblemKind.BROKEN_INPUT,
            subject,
            found,
            expected,
            "run tinyml:generate again"));
  }
}
