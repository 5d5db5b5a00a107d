package dev.tinyml.converter.pipeline;

import dev.tinyml.converter.calibration.SplitOptions;
import dev.tinyml.converter.json.Json;
import dev.tinyml.converter.json.Json.ObjectBuilder;
import dev.tinyml.converter.json.JsonCursor;
import dev.tinyml.converter.json.JsonValue;
import dev.tinyml.converter.problem.Problem;
import dev.tinyml.converter.problem.ProblemException;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.repair.RepairOptions;
import java.util.List;
import java.util.Optional;

/**
 * What can be chosen about a conversion; part of the manifest.
 *
 * @param quantize how to quantize
 * @param split how representative samples are drawn
 * @param goldenVectors how many golden vectors to record, at least 1
 * @param repair what to do when the rules don't hold; empty when nothing is tried
 * @param variants all ways of quantizing where boards need several, the first as {@code quantize}
 *     and {@code repair} say; empty where all boards take the same model
 */
public record ConversionOptions(
    QuantizeOptions quantize,
    SplitOptions split,
    int goldenVectors,
    Optional<RepairOptions> repair,
    List<DeviceVariant> variants) {
  /** Eight golden vectors show every class of most models and stay small. */
  public static final int DEFAULT_GOLDEN_VECTORS = 8;

  /** Per-channel Dense, exact ranges, default split. */
  public static final ConversionOptions DEFAULT =
      new ConversionOptions(QuantizeOptions.DEFAULT, SplitOptions.DEFAULT, DEFAULT_GOLDEN_VECTORS);

  /**
   * Copies the list, checks the number of golden vectors, and that there is something to repair.
   *
   * @throws ProblemException when the number is less than 1, or the scheme has no activations whose
   *     ranges could be chosen otherwise
   */
  public ConversionOptions {
    variants = List.copyOf(variants);
    if (variants.size() == 1
        || variants.stream().limit(1).anyMatch(v -> !quantize.equals(v.quantize()))) {
      throw new IllegalArgumentException("variants " + variants + " with " + quantize);
    }
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
    if (repair.isPresent() && !quantize.scheme().isCalibrated()) {
      throw new ProblemException(
          new Problem(
              "repair-scheme",
              ProblemKind.CONFIGURATION,
              "<repair>",
              "it is true with the scheme " + quantize.scheme().id(),
              "a scheme that quantizes activations: int8 or int16x8",
              "remove <repair>: the scheme leaves activations in float, nothing can be chosen"));
    }
  }

  /** Options without repair. */
  public ConversionOptions(QuantizeOptions quantize, SplitOptions split, int goldenVectors) {
    this(quantize, split, goldenVectors, Optional.empty());
  }

  /** Options for a single model. */
  public ConversionOptions(
      QuantizeOptions quantize,
      SplitOptions split,
      int goldenVectors,
      Optional<RepairOptions> repair) {
    this(quantize, split, goldenVectors, repair, List.of());
  }

  /**
   * Options for as many models as there are ways of quantizing.
   *
   * @param variants at least one; a single one is no variant
   */
  public static ConversionOptions of(
      List<DeviceVariant> variants, SplitOptions split, int goldenVectors) {
    DeviceVariant first = variants.get(0);
    return new ConversionOptions(
        first.quantize(),
        split,
        goldenVectors,
        first.repair(),
        variants.size() > 1 ? variants : List.of());
  }

  /** The options as they would be if there were this variant only. */
  ConversionOptions alone(DeviceVariant variant) {
    return new ConversionOptions(variant.quantize(), split, goldenVectors, variant.repair());
  }

  JsonValue toJson() {
    ObjectBuilder json =
        Json.object()
            .put("quantize", new QuantizeOptionsJson().write(quantize))
            .put("calibrationSamples", split.calibrationSamples())
            .put("seed", split.seed())
            .put("goldenVectors", goldenVectors)
            .putIfPresent("repair", repair, new RepairOptionsJson()::write);
    if (!variants.isEmpty()) {
      json.put("variants", Json.array(variants, DeviceVariant::toJson));
    }
    return json.build();
  }

  static ConversionOptions fromJson(JsonCursor json) {
    return new ConversionOptions(
        new QuantizeOptionsJson().read(json.get("quantize")),
        new SplitOptions(json.get("calibrationSamples").asInt(), json.get("seed").asLong()),
        json.get("goldenVectors").asInt(),
        json.find("repair").map(new RepairOptionsJson()::read),
        json.find("variants").stream()
            .flatMap(variants -> variants.elements().stream())
            .map(DeviceVariant::fromJson)
            .toList());
  }
}
