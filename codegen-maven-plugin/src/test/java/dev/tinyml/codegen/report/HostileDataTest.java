package dev.tinyml.codegen.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonReader;
import dev.tinyml.converter.json.JsonSyntaxException;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonValue.JsonArray;
import dev.tinyml.converter.json.JsonValue.JsonNumber;
import dev.tinyml.converter.json.JsonValue.JsonObject;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.manifest.ConversionManifest;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.report.QuantizationReport;
import dev.tinyml.converter.verify.Gate;
import dev.tinyml.converter.verify.GateLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each value of the files, of a list only the first, is replaced by what nobody expects there. */
@DisplayName("A page made of files that somebody changed")
class HostileDataTest {
  private static final List<JsonValue> HOSTILE =
      List.of(
          Json.of(-1),
          Json.of(Long.MAX_VALUE),
          Json.of(1e308),
          new JsonNumber("NaN"),
          new JsonNumber("1e999999999"),
          Json.of("-Infinity"),
          Json.of("\ud800\u0000<x>"),
          new JsonValue.JsonNull(),
          new JsonArray(List.of()));

  @Test
  @DisplayName("is a page all the same, or a problem with report.json")
  void report() throws JsonSyntaxException {
    ReportData sample = SampleReports.gesture();
    for (JsonValue changed : changes(parse(sample.details().toText()))) {
      check(
          changed,
          () -> {
            QuantizationReport report =
                QuantizationReport.fromText("report.json", new JsonWriter().write(changed));
            return new ReportData(
                sample.manifest(),
                report,
                sample.verdict(),
                sample.arena(),
                List.of(),
                sample.fits());
          });
    }
  }

  @Test
  @DisplayName("is a page all the same, or a problem with conversion.json")
  void manifest() throws JsonSyntaxException {
    ReportData sample = SampleReports.gesture();
    for (JsonValue changed : changes(parse(sample.manifest().toText()))) {
      check(
          changed,
          () -> {
            ConversionManifest manifest =
                ConversionManifest.fromText("conversion.json", new JsonWriter().write(changed));
            return new ReportData(
                manifest,
                sample.details(),
                new Gate(GateLimits.of(Map.of("minRecall", "0.9", "minSignalToNoise", "3")))
                    .judge(manifest),
                sample.arena(),
                List.of(),
                sample.fits());
          });
    }
  }

  /** Anything but a page or problems fails the test by itself. */
  private static void check(JsonValue changed, Supplier<ReportData> source) {
    try {
      assertThat(new HtmlReport().render(source.get())).endsWith("</html>\n");
    } catch (ProblemException e) {
      assertThat(e.problems()).isNotEmpty();
    } catch (RuntimeException e) {
      throw new AssertionError("with " + new JsonWriter().write(changed), e);
    }
  }

  private static JsonValue parse(String text) throws JsonSyntaxException {
    return new JsonReader().read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The tree with one value changed or one member taken out, for each of its values. */
  private static List<JsonValue> changes(JsonValue tree) {
    List<JsonValue> changes = new ArrayList<>(HOSTILE);
    if (tree instanceof JsonObject object) {
      object
          .members()
          .forEach(
              (name, value) -> {
                Map<String, JsonValue> without = new LinkedHashMap<>(object.members());
                without.remove(name);
                changes.add(new JsonObject(without));
                for (JsonValue changed : changes(value)) {
                  Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
                  members.put(name, changed);
                  changes.add(new JsonObject(members));
                }
              });
    } else if (tree instanceof JsonArray array && !array.elements().isEmpty()) {
      for (JsonValue changed : changes(array.elements().get(0))) {
        List<JsonValue> elements = new ArrayList<>(array.elements());
        elements.set(0, changed);
        changes.add(new JsonArray(elements));
      }
    }
    return changes;
  }
}
