package dev.tinyml.converter.manifest;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.Json.ObjectBuilder;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.json.NumberText;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.tensor.ElementType;
import dev.tinyml.converter.tensor.QuantizationParams;
import dev.tinyml.converter.tensor.Shape;
import dev.tinyml.converter.tensor.TensorSpec;
import java.util.Arrays;
import java.util.Optional;

/**
 * A tensor of the device's model.
 *
 * @param index its place in the model's only subgraph
 * @param constant whether its values are part of the file (weights, biases)
 * @param spec name, shape, type, scale and zero point
 */
public record TensorInfo(int index, boolean constant, TensorSpec spec) {

  /** Type, shape, and scale and zero point where it is quantized with one scale, as a phrase. */
  public String form() {
    return spec.type()
        + " "
        + spec.shape()
        + spec.quantization()
            .map(q -> ", scale " + NumberText.of(q.scale()) + ", zero point " + q.zeroPoint())
            .orElse("");
  }

  JsonValue toJson() {
    ObjectBuilder json =
        Json.object()
            .put("index", index)
            .put("name", spec.name())
            .put("type", spec.type().name())
            .put("shape", Json.array(spec.shape().dimensions(), Json::of))
            .put("constant", constant);
    spec.quantization()
        .ifPresent(
            q ->
                json.put("scales", Json.array(q.scales(), Json::of))
                    .put("zeroPoints", Json.array(q.zeroPoints(), Json::of))
                    .put("axis", q.axis()));
    return json.build();
  }

  static TensorInfo fromJson(JsonCursor json) {
    Optional<QuantizationParams> quantization =
        json.find("scales")
            .map(
                scales ->
                    new QuantizationParams(
                        scales.elements().stream().map(JsonCursor::asFiniteFloat).toList(),
                        json.get("zeroPoints").elements().stream().map(JsonCursor::asLong).toList(),
                        json.get("axis").asInt()));
    return new TensorInfo(
        json.get("index").asInt(),
        json.get("constant").asBoolean(),
        new TensorSpec(
            json.get("name").asString(),
            new Shape(json.get("shape").elements().stream().map(JsonCursor::asInt).toList()),
            elementType(json.get("type")),
            quantization));
  }

  private static ElementType elementType(JsonCursor json) {
    return Arrays.stream(ElementType.values())
        .filter(t -> t.name().equals(json.asString()))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    json.problem("type " + json.asString(), "an element type of TensorFlow Lite")));
  }
}
