package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.Calibration;
import dev.tinyml.converter.range.CalibrationMethod;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.tensor.ElementType;
import java.util.Arrays;

/** Quantization options in a request to the worker and in a manifest. */
final class QuantizeOptionsJson {

  JsonValue write(QuantizeOptions options) {
    return Json.object()
        .put("scheme", options.scheme().name())
        .put("inputType", options.inputType().name())
        .put("outputType", options.outputType().name())
        .put("weights", options.weights().name())
        .put("ranges", options.ranges().name())
        .put("calibrationMethod", options.calibration().method().name())
        .put("percentile", options.calibration().percentile())
        .put("equalize", options.equalize())
        .put("correctBias", options.correctBias())
        .build();
  }

  QuantizeOptions read(JsonCursor json) {
    return new QuantizeOptions(
        constant(json.get("scheme"), QuantizationScheme.values()),
        constant(json.get("inputType"), ElementType.values()),
        constant(json.get("outputType"), ElementType.values()),
        constant(json.get("weights"), WeightGranularity.values()),
        constant(json.get("ranges"), RangePolicy.values()),
        new Calibration(
            constant(json.get("calibrationMethod"), CalibrationMethod.values()),
            json.get("percentile").asDouble()),
        json.get("equalize").asBoolean(),
        json.get("correctBias").asBoolean());
  }

  private static <E extends Enum<E>> E constant(JsonCursor json, E[] constants) {
    return Arrays.stream(constants)
        .filter(constant -> constant.name().equals(json.asString()))
        .findFirst()
        .orElseThrow(
            () -> new ProblemException(json.problem(json.asString(), Arrays.toString(constants))));
  }
}
