package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.quantize.QuantizeOptions;

/**
 * What can be chosen about a conversion; part of the manifest.
 *
 * @param quantize how to quantize
 * @param split how representative samples are drawn
 * @param goldenVectors how many golden vectors to record, at least 1
 */
public record ConversionOptions(QuantizeOptions quantize, SplitOptions split, int goldenVectors) {
  /** Eight golden vectors show every class of most models and stay small. */
  public static final int DEFAULT_GOLDEN_VECTORS = 8;

  /** Per-channel Dense, exact ranges, default split. */
  public static final ConversionOptions DEFAULT =
      new ConversionOptions(QuantizeOptions.DEFAULT, SplitOptions.DEFAULT, DEFAULT_GOLDEN_VECTORS);

  /**
   * Checks the number of golden vectors.
   *
   * @throws ProblemException when it is less than 1
   */
  public ConversionOptions {
    if (goldenVectors < 1) {
      throw new ProblemException(
          new Problem(
              "golden-vectors-count",
              ProblemKind.CONFIGURATION,
              "number of golden vectors",
              String.valueOf(goldenVectors),
              "1 or more",
              "configure another number, or leave it out"));
    }
  }

  JsonValue toJson() {
    return Json.object()
        .put("quantize", new QuantizeOptionsJson().write(quantize))
        .put("calibrationSamples", split.calibrationSamples())
        .put("seed", split.seed())
        .put("goldenVectors", goldenVectors)
        .build();
  }

  static ConversionOptions fromJson(JsonCursor json) {
    return new ConversionOptions(
        new QuantizeOptionsJson().read(json.get("quantize")),
        new SplitOptions(json.get("calibrationSamples").asInt(), json.get("seed").asLong()),
        json.get("goldenVectors").asInt());
  }
}
