package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.codegen.inspection.description.FileDescription;
import dev.tinyml.codegen.inspection.description.LayeredDescription;
import dev.tinyml.codegen.inspection.description.ModelDescription;
import dev.tinyml.codegen.inspection.description.PortDescription;
import dev.tinyml.codegen.inspection.description.SignatureDescription;
import dev.tinyml.codegen.inspection.description.TfliteDescription;
import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.JsonWriter;
import dev.tinyml.converter.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Renders descriptions for programs: the same description always gives the same text. Members are
 * only ever added; a change of their meaning changes the value of {@code schema}. Stateless.
 */
public final class JsonRenderer {
  private static final int SCHEMA = 1;

  /** What JSON need not escape, but a terminal would obey or turn around. */
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n]]");

  private final JsonWriter writer = new JsonWriter();
  private final LayeredJson layered = new LayeredJson();
  private final TfliteJson tflite = new TfliteJson();

  /** The JSON text, in UTF-8 without characters that command a terminal, with a final newline. */
  public String render(ModelDescription description) {
    Json.ObjectBuilder json =
        Json.object().put("schema", SCHEMA).put("file", file(description.file()));
    if (description instanceof TfliteDescription model) {
      tflite.put(json, model);
    } else if (description instanceof LayeredDescription model) {
      layered.put(json, model);
    } else if (description instanceof SignatureDescription model) {
      put(json, model);
    }
    return UNSAFE
        .matcher(writer.write(json.build()))
        .replaceAll(match -> "\\\\u" + codeUnits(match.group()));
  }

  private static String codeUnits(String character) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < character.length(); i++) {
      escaped
          .append(i == 0 ? "" : "\\\\u")
          .append(String.format(Locale.ROOT, "%04x", (int) character.charAt(i)));
    }
    return escaped.toString();
  }

  private static JsonValue file(FileDescription file) {
    return Json.object()
        .put("name", file.name())
        .put("bytes", file.bytes())
        .put("format", file.format())
        .put("producer", file.producer())
        .build();
  }

  private static void put(Json.ObjectBuilder json, SignatureDescription model) {
    json.put("signature", model.signature())
        .put("signatures", Json.array(model.signatures(), Json::of))
        .put("tags", Json.array(model.tags(), Json::of))
        .put("inputs", ports(model.inputs()))
        .put("outputs", ports(model.outputs()))
        .putIfPresent("content", model.content(), JsonRenderer::content)
        .put("convertible", model.obstacles().isEmpty())
        .put("problems", problems(model.obstacles()));
  }

  private static JsonValue content(SignatureDescription.Content content) {
    Json.ObjectBuilder operations = Json.object();
    content.operations().forEach(operations::put);
    return Json.object()
        .put("constants", content.constants())
        .put("operations", operations.build())
        .build();
  }

  static JsonValue ports(List<PortDescription> ports) {
    return Json.array(
        ports,
        port ->
            Json.object()
                .put("name", port.name())
                .put("type", port.type())
                .putIfPresent("shape", port.shape(), JsonRenderer::integers)
                .build());
  }

  static JsonValue integers(List<Integer> values) {
    return Json.array(values, Json::of);
  }

  static JsonValue problems(List<Problem> problems) {
    return Json.array(problems, JsonRenderer::problem);
  }

  static JsonValue problem(Problem problem) {
    return Json.object()
        .put("id", problem.id())
        .put("subject", problem.subject())
        .put("found", problem.found())
        .put("expected", problem.expected())
        .put("nextStep", problem.nextStep())
        .build();
  }
}
