package dev.tinyml.codegen.mojo;

import dev.tinyml.converter.pipeline.DeviceVariant;
import dev.tinyml.converter.problem.ProblemKind;
import dev.tinyml.converter.problem.Problems;
import dev.tinyml.converter.quantize.QuantizeOptions;
import dev.tinyml.converter.range.RangePolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;

/** What a user says about the way to quantize, and about other ways where that is not enough. */
abstract class QuantizationParameters extends SchemeParameters {

  /**
   * Which values count towards the range of an activation: {@code EXACT} for those that operators
   * really read and write, {@code TFLITE_CONVERTER} for those that Python's TFLiteConverter sees,
   * which are wrong where kernels work in place. The latter is for comparisons with Python only.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.ranges", defaultValue = "EXACT")
  private String ranges;

  /**
   * How the range of an activation is chosen from the values that count: {@code min-max} keeps them
   * all, as TFLiteConverter does. The others cut off rare outliers, so that the steps for all other
   * values become smaller: {@code percentile} as many as {@code <percentile>} says, {@code mse}
   * where the mean squared error is least, {@code entropy} where the least information is lost, and
   * {@code moving-average} takes the average extremes of a sample.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.calibrationMethod", defaultValue = "min-max")
  private String calibrationMethod;

  /**
   * Percentage of the values that stay within the range with {@code
   * <calibrationMethod>percentile</calibrationMethod>}, above 50 and at most 100. Half of what is
   * cut off is cut off at either end. Unless configured it is 99.99.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.percentile")
  private Double percentile;

  /**
   * Whether to equalize the weights of consecutive layers before quantization: each channel is
   * divided by a power of two in one layer and multiplied by it in the next, so that the channels
   * of a layer have similar ranges. The float model's results stay the same. Helps where channels
   * differ much, most with one scale per tensor; reaches convolutions and Dense layers with ReLU,
   * leaky or parametric ReLU or nothing between them, not ReLU6. Source: Nagel et al., arXiv
   * 1906.04721.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.equalize", defaultValue = "false")
  private boolean equalize;

  /**
   * Whether to correct biases after quantization, so that each layer gives on average what it gives
   * in the float model on the representative samples. Kept only where the result is measurably
   * closer to the float model's. Takes a run of the quantized model per layer and sample. Source:
   * Nagel et al., arXiv 1906.04721.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.correctBias", defaultValue = "false")
  private boolean correctBias;

  /**
   * Whether to quantize in other ways when a rule does not hold: with ranges by percentile, then by
   * mean square error, then with equalized weights, corrected biases, and int16 activations where
   * all {@code <boards>} can run them. The first way that keeps all rules is taken. One half of the
   * held-out samples chooses it, the other half verifies it. The rules are those of {@code
   * tinyml:verify}: {@code <maxAccuracyDrop>}, {@code <minRecall>} and so on, which this goal needs
   * as well then.
   *
   * @since 0.1.0
   */
  @Parameter(property = "tinyml.repair", defaultValue = "false")
  private boolean repair;

  /** Adds a problem for each value that there is not, and for each limit of a rule that is none. */
  final void checkQuantization(Problems problems) {
    checkScheme(problems);
    checkLimits(problems);
    calibrationChoice().check(problems);
    if (Stream.of(RangePolicy.values()).noneMatch(policy -> policy.name().equals(ranges))) {
      problems.add(
          "ranges-unknown",
          ProblemKind.CONFIGURATION,
          "<ranges>",
          ranges,
          "one of "
              + Stream.of(RangePolicy.values()).map(Enum::name).collect(Collectors.joining(", ")),
          "remove the parameter unless you compare with Python");
    }
    if (problems.list().isEmpty()) {
      variants().forEach(variant -> variant.quantize().check(problems));
    }
  }

  /**
   * How to quantize, once for all boards or for some of them otherwise.
   *
   * @return at least one way
   * @throws dev.tinyml.converter.problem.ProblemException when there is no such board
   */
  final List<DeviceVariant> variants() {
    return new VariantPlanner(boardQuantization())
        .plan(boards(), this::quantizeOptions, repair ? Optional.of(limits()) : Optional.empty());
  }

  private QuantizeOptions quantizeOptions(BooleanSupplier perChannelDense) {
    return schemeOptions(perChannelDense)
        .with(RangePolicy.valueOf(ranges))
        .with(calibrationChoice().calibration())
        .withEqualization(equalize)
        .withBiasCorrection(correctBias);
  }

  private CalibrationChoice calibrationChoice() {
    return new CalibrationChoice(calibrationMethod, Optional.ofNullable(percentile));
  }
}
