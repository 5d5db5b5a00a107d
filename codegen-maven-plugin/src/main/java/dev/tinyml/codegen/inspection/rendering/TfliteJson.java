package dev.tinyml.codegen.inspection.rendering;

import dev.tinyml.codegen.fit.FitJson;
import dev.tinyml.codegen.inspection.description.GraphDescription;
import dev.tinyml.codegen.inspection.description.OperatorDescription;
import dev.tinyml.codegen.inspection.description.RuntimeVerdict;
import dev.tinyml.codegen.inspection.description.SizeDescription;
import dev.tinyml.codegen.inspection.description.TensorDescription;
import dev.tinyml.codegen.inspection.description.TfliteDescription;
import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tflite.OptionValue;
import java.util.Locale;

/** Renders TensorFlow Lite models as JSON. Stateless. */
final class TfliteJson {

  void put(Json.ObjectBuilder json, TfliteDescription model) {
    json.put(
            "arithmetic",
            Json.object()
                .put("kind", model.arithmetic().kind())
                .put("text", model.arithmetic().text())
                .put(
                    "evidence",
                    Json.array(
                        model.arithmetic().evidence(),
                        evidence ->
                            Json.object()
                                .put("arithmetic", evidence.arithmetic())
                                .put("operators", evidence.operators())
                                .put("example", evidence.example())
                                .build()))
                .build())
        .put("sizes", sizes(model.sizes()))
        .put(
            "codeGeneration",
            Json.object()
                .put("ready", model.obstacles().isEmpty())
                .put("problems", JsonRenderer.problems(model.obstacles()))
                .build())
        .put("runtimes", Json.array(model.runtimes(), TfliteJson::runtime))
        .put("boards", new FitJson().of(model.boards()))
        .put("subgraphs", Json.array(model.graphs(), TfliteJson::graph));
  }

  private static JsonValue sizes(SizeDescription sizes) {
    Json.ObjectBuilder peak =
        Json.object()
            .put("bytes", sizes.peak().bytes())
            .put("tensors", JsonRenderer.integers(sizes.peak().tensors()));
    sizes.peak().operator().ifPresent(operator -> peak.put("operator", operator));
    return Json.object()
        .put("parameters", sizes.parameters())
        .put("macs", sizes.macs())
        .put("constantBytes", sizes.constantBytes())
        .put(
            "constants",
            Json.array(
                sizes.types(),
                type ->
                    Json.object()
                        .put("type", type.type())
                        .put("tensors", type.tensors())
                        .put("bytes", type.bytes())
                        .build()))
        .put("peakActivations", peak.build())
        .build();
  }

  private static JsonValue runtime(RuntimeVerdict runtime) {
    return Json.object()
        .put("id", runtime.id())
        .put("library", runtime.library())
        .put("runs", runtime.runs())
        .put(
            "obstacles",
            Json.array(
                runtime.obstacles(),
                obstacle ->
                    Json.object()
                        .put("operator", obstacle.operator())
                        .put("version", obstacle.version())
                        .put("types", Json.array(obstacle.types(), Json::of))
                        .put("count", obstacle.count())
                        .put("problem", JsonRenderer.problem(obstacle.problem()))
                        .build()))
        .build();
  }

  private static JsonValue graph(GraphDescription graph) {
    return Json.object()
        .put("index", graph.index())
        .put("name", graph.name())
        .put("reachable", graph.reachable())
        .put("inputs", JsonRenderer.integers(graph.inputs()))
        .put("outputs", JsonRenderer.integers(graph.outputs()))
        .put("operators", Json.array(graph.operators(), TfliteJson::operator))
        .put("tensors", Json.array(graph.tensors(), TfliteJson::tensor))
        .build();
  }

  private static JsonValue operator(OperatorDescription operator) {
    Json.ObjectBuilder options = Json.object();
    operator.options().forEach((name, value) -> options.put(name, option(value)));
    Json.ObjectBuilder json =
        Json.object()
            .put("index", operator.index())
            .put("name", operator.name())
            .put("custom", operator.custom())
            .put("version", operator.version())
            .put("inputs", JsonRenderer.integers(operator.inputs()))
            .put("outputs", JsonRenderer.integers(operator.outputs()))
            .put("options", options.build())
            .put("subgraphs", JsonRenderer.integers(operator.subgraphs()))
            .put("arithmetic", operator.arithmetic())
            .put("evidence", operator.evidence())
            .put("parameters", operator.parameters());
    operator.macs().ifPresent(macs -> json.put("macs", macs));
    return json.build();
  }

  private static JsonValue option(OptionValue value) {
    if (value instanceof OptionValue.Whole whole) {
      return Json.of(whole.value());
    }
    if (value instanceof OptionValue.Real real) {
      return number(real.value());
    }
    if (value instanceof OptionValue.Flag flag) {
      return Json.of(flag.value());
    }
    if (value instanceof OptionValue.Numbers numbers) {
      return Json.array(
          numbers.values(), n -> n instanceof Float real ? number(real) : Json.of(n.longValue()));
    }
    return Json.of(value.toString());
  }

  /** JSON has no NaN and no infinity. */
  private static JsonValue number(float value) {
    return Float.isFinite(value) ? Json.of(value) : Json.of(Float.toString(value));
  }

  private static JsonValue tensor(TensorDescription tensor) {
    return Json.object()
        .put("index", tensor.index())
        .put("name", tensor.name())
        .put("type", tensor.type())
        .put("shape", JsonRenderer.integers(tensor.shape()))
        .put("use", tensor.use().name().toLowerCase(Locale.ROOT))
        .put("bytes", tensor.bytes())
        .putIfPresent("quantization", tensor.quantization(), TfliteJson::quantization)
        .build();
  }

  private static JsonValue quantization(QuantizationParams params) {
    return Json.object()
        .put("scales", Json.array(params.scales(), Json::of))
        .put("zeroPoints", Json.array(params.zeroPoints(), Json::of))
        .put("axis", params.axis())
        .build();
  }
}
