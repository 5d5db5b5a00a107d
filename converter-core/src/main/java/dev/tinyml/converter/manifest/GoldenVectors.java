package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Inputs and the exact outputs that a microcontroller must give for them, in TensorFlow Lite
 * Micro's arithmetic.
 *
 * @param vectors at least one
 */
public record GoldenVectors(List<GoldenVector> vectors) {

  /** Name of the file in the output folder. */
  public static final String FILE_NAME = "golden_vectors.json";

  /**
   * One inference.
   *
   * @param sample index of the sample in the dataset
   * @param raw per model input: the raw sample before normalization, flattened
   * @param inputs per model input: the normalized values as the input takes them: quantized, floats
   *     where it is float32, or token numbers as they are
   * @param outputs per model output: the values as the output holds them
   */
  public record GoldenVector(
      int sample, List<List<Float>> raw, List<GoldenValues> inputs, List<GoldenValues> outputs) {

    /** Copies the lists. */
    public GoldenVector {
      raw = raw.stream().map(List::copyOf).toList();
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /** Copies the list. */
  public GoldenVectors {
    vectors = List.copyOf(vectors);
  }

  /** The file's text. */
  public String toText() {
    return new JsonWriter()
        .write(
            Json.object().put("vectors", Json.array(vectors, GoldenVectors::vectorToJson)).build());
  }

  private static JsonValue vectorToJson(GoldenVector vector) {
    return Json.object()
        .put("sample", vector.sample())
        .put("raw", Json.array(vector.raw(), values -> Json.array(values, Json::of)))
        .put("inputs", Json.array(vector.inputs(), GoldenValues::toJson))
        .put("outputs", Json.array(vector.outputs(), GoldenValues::toJson))
        .build();
  }

  /**
   * Reads golden vectors.
   *
   * @param fileName what to call the file in messages
   * @param text its text
   * @throws ProblemException when the text is of another form
   */
  public static GoldenVectors fromText(String fileName, String text) {
    try {
      JsonCursor json =
          JsonCursor.root(fileName, new JsonReader().read(text.getBytes(StandardCharsets.UTF_8)));
      return new GoldenVectors(
          json.get("vectors").elements().stream().map(GoldenVectors::vectorFromJson).toList());
    } catch (JsonSyntaxException e) {
      throw new ProblemException(
          new Problem(
              "golden-vectors-unreadable",
              ProblemKind.BROKEN_INPUT,
              fileName,
              e.getMessage(),
              "the golden vectors of a conversion",
              "delete the file and run tinyml:convert again"),
          e);
    }
  }

  private static GoldenVector vectorFromJson(JsonCursor json) {
    return new GoldenVector(
        json.get("sample").asInt(),
        lists(json.get("raw")).stream()
            .map(list -> list.stream().map(JsonCursor::asFiniteFloat).toList())
            .toList(),
        values(json.get("inputs")),
        values(json.get("outputs")));
  }

  private static List<GoldenValues> values(JsonCursor json) {
    return json.elements().stream().map(GoldenValues::fromJson).toList();
  }

  private static List<List<JsonCursor>> lists(JsonCursor json) {
    return json.elements().stream().map(JsonCursor::elements).toList();
  }
}
