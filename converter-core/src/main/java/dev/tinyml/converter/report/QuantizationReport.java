package dev.tinyml.converter.report;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a conversion found out beyond its manifest.
 *
 * @param tensors activations, in the order of subgraph and tensor
 * @param operators operators of the device's model that have a float counterpart, in the order of
 *     execution
 * @param suspects operators that quantization hurts, the likeliest first
 * @param notes what could not be measured, and why
 * @param findings about the calibration data, serious ones first
 * @param attempts what was tried, in that order; a single one without repair
 */
public record QuantizationReport(
    List<TensorReport> tensors,
    List<OperatorReport> operators,
    List<SuspectReport> suspects,
    List<String> notes,
    List<FindingReport> findings,
    List<AttemptReport> attempts) {
  /** The file beside the manifest. */
  public static final String FILE_NAME = "report.json";

  /** The report of a model that nothing is known about beyond its manifest. */
  public static final QuantizationReport EMPTY =
      new QuantizationReport(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  private static final String FORMAT = "tinyml-report/1";

  /** Copies the lists. */
  public QuantizationReport {
    tensors = List.copyOf(tensors);
    operators = List.copyOf(operators);
    suspects = List.copyOf(suspects);
    notes = List.copyOf(notes);
    findings = List.copyOf(findings);
    attempts = List.copyOf(attempts);
  }

  /** The text of the file; the same report always gives the same text. */
  public String toText() {
    return new JsonWriter()
        .write(
            Json.object()
                .put("format", FORMAT)
                .put("tensors", Json.array(tensors, TensorReport::toJson))
                .put("operators", Json.array(operators, OperatorReport::toJson))
                .put("suspects", Json.array(suspects, SuspectReport::toJson))
                .put("notes", Json.array(notes, Json::of))
                .put("findings", Json.array(findings, FindingReport::toJson))
                .put("attempts", Json.array(attempts, AttemptReport::toJson))
                .build());
  }

  /**
   * Reads a report.
   *
   * @param fileName what to call the file in messages
   * @param text its text
   * @throws ProblemException when it is not a report of this version
   */
  public static QuantizationReport fromText(String fileName, String text) {
    try {
      JsonCursor json =
          JsonCursor.root(fileName, new JsonReader().read(text.getBytes(StandardCharsets.UTF_8)));
      String format = json.get("format").asString();
      if (!format.equals(FORMAT)) {
        throw new IllegalArgumentException("format " + format);
      }
      return new QuantizationReport(
          json.get("tensors").elements().stream().map(TensorReport::fromJson).toList(),
          json.get("operators").elements().stream().map(OperatorReport::fromJson).toList(),
          json.get("suspects").elements().stream().map(SuspectReport::fromJson).toList(),
          json.get("notes").elements().stream().map(JsonCursor::asString).toList(),
          json.get("findings").elements().stream().map(FindingReport::fromJson).toList(),
          json.get("attempts").elements().stream().map(AttemptReport::fromJson).toList());
    } catch (JsonSyntaxException | IllegalArgumentException e) {
      throw new ProblemException(
          new Problem(
              "report-unreadable",
              ProblemKind.BROKEN_INPUT,
              fileName,
              e.getMessage(),
              "the report of a conversion, format " + FORMAT,
              "delete the file and run tinyml:convert again"),
          e);
    }
  }
}
