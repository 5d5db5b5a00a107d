package dev.tinyml.converter.quantize;

import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.range.Calibration;
import dev.tinyml.converter.range.CalibrationMethod;
import dev.tinyml.converter.range.RangePolicy;
import dev.tinyml.converter.scheme.QuantizationScheme;
import dev.tinyml.converter.scheme.SchemeRules;
import dev.tinyml.converter.scheme.WeightGranularity;
import dev.tinyml.converter.tensor.ElementType;

/**
 * How to quantize.
 *
 * @param scheme what weights and activations become
 * @param inputType element type of the model's inputs that are float32 in the source
 * @param outputType element type of the model's outputs that are float32 in the source
 * @param weights which weights share a scale
 * @param ranges which values count towards activation ranges
 * @param calibration how the ranges are chosen from those values
 * @param equalize whether the weights of consecutive layers are equalized first
 * @param correctBias whether biases make up for the mean error of quantized weights
 */
public record QuantizeOptions(
    QuantizationScheme scheme,
    ElementType inputType,
    ElementType outputType,
    WeightGranularity weights,
    RangePolicy ranges,
    Calibration calibration,
    boolean equalize,
    boolean correctBias) {

  /** int8 throughout, a scale per output channel, what TFLiteConverter does. */
  public static final QuantizeOptions DEFAULT =
      new QuantizeOptions(
          QuantizationScheme.INT8,
          ElementType.INT8,
          ElementType.INT8,
          WeightGranularity.PER_CHANNEL,
          RangePolicy.EXACT,
          Calibration.DEFAULT,
          false,
          false);

  /** A scheme with the border types that fit it best. */
  public static QuantizeOptions of(QuantizationScheme scheme) {
    return DEFAULT.with(scheme, scheme.defaultBorderType(), scheme.defaultBorderType());
  }

  /** Adds a problem for each combination that doesn't exist or has no effect. */
  public void check(Problems problems) {
    new SchemeRules().check(scheme, inputType, outputType, weights, problems);
    if (!scheme.isCalibrated() && !choosesNothing()) {
      problems.add(
          "scheme-without-ranges",
          ProblemKind.CONFIGURATION,
          "<calibrationMethod>, <equalize>, <correctBias>",
          choices() + " with scheme " + scheme.id(),
          "a scheme that quantizes activations: int8 or int16x8",
          "remove these parameters: they would change nothing");
    }
  }

  /** Whether nothing is asked for that only matters where activations are quantized. */
  public boolean choosesNothing() {
    return calibration.method() == CalibrationMethod.MIN_MAX && !equalize && !correctBias;
  }

  /** The method of calibration and the corrections, as a phrase. */
  public String choices() {
    return calibration.method().id()
        + " ranges"
        + (equalize ? ", equalization" : "")
        + (correctBias ? ", bias correction" : "");
  }

  /** The same with other weights. */
  public QuantizeOptions with(WeightGranularity weights) {
    return new QuantizeOptions(
        scheme, inputType, outputType, weights, ranges, calibration, equalize, correctBias);
  }

  /** The same with values that count otherwise. */
  public QuantizeOptions with(RangePolicy ranges) {
    return new QuantizeOptions(
        scheme, inputType, outputType, weights, ranges, calibration, equalize, correctBias);
  }

  /** The same with ranges chosen otherwise. */
  public QuantizeOptions with(Calibration calibration) {
    return new QuantizeOptions(
        scheme, inputType, outputType, weights, ranges, calibration, equalize, correctBias);
  }

  /** The same scheme and borders of other types. */
  public QuantizeOptions with(
      QuantizationScheme scheme, ElementType inputType, ElementType outputType) {
    return new QuantizeOptions(
        scheme, inputType, outputType, weights, ranges, calibration, equalize, correctBias);
  }

  /** The same with equalization of weights, or without. */
  public QuantizeOptions withEqualization(boolean equalize) {
    return new QuantizeOptions(
        scheme, inputType, outputType, weights, ranges, calibration, equalize, correctBias);
  }

  /** The same with bias correction, or without. */
  public QuantizeOptions withBiasCorrection(boolean correctBias) {
    return new QuantizeOptions(
        scheme, inputType, outputType, weights, ranges, calibration, equalize, correctBias);
  }
}
